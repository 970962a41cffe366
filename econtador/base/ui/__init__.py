"""The kit of the screens: templates, macros, CSS, behaviours, fonts and icons. See README.md."""
