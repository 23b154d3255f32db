"""What leaves the playground: code, pictures and numbers other programs can read."""
