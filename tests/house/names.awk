# Reads the list of allowed names, the list of parts, then `nm -P -g`; prints
# names that a module defines and that do not begin with its own, nor with
# that of the whole it is a part of.
FNR == 1 {
	file++
}

file == 1 {
	if ($1 !~ /^#/)
		allowed[$1] = 1
	next
}

file == 2 {
	if ($1 !~ /^#/)
		whole[$1] = $2
	next
}

function begins(name, start) {
	sub(/.*\//, "", start)
	return start != "" && index(name, start) == 1
}

$2 ~ /^[TDBRVWGS]$/ {
	stem = module
	sub(/_[^_\/]*$/, "", stem)
	if (!begins($1, module) && !begins($1, stem) &&
	    !begins($1, whole[module]) && !($1 in allowed))
		print module ": gives the name " $1
}
