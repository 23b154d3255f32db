"""Where examples come from: data sets, label noise, splits, hand-made features and scaling."""
