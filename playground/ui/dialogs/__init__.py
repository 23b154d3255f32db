"""Windows beside the window: questions, the shortcut sheet, about."""
