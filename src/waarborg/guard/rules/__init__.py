"""Rules that find things by their form, their check digits and the words around them."""
