# Prints which of the modules does not include its own header first.
FNR == 1 {
	told = 0
}

/^#include "/ && !told {
	told = 1
	own = FILENAME
	sub(/^src\//, "", own)
	sub(/c$/, "h", own)
	if ($2 != "\"" own "\"")
		print FILENAME ": does not begin with " own
}
