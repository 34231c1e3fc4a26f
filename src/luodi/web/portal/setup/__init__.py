"""第一次打开: what an installation needs before anybody can work in it, from the terminal or from one page."""
