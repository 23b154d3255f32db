"""The picture of the network: columns of units, edges between them, and what a hand can do with them."""
