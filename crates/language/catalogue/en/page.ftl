# Everything a page says.
