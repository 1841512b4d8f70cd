# Reads the list of allowed names, the list of parts, then `nm -P -g -A` of all
# objects (FILE: NAME TYPE ...); prints names that a module defines and that do
# not begin with its own, nor with that of the whole it is a part of.
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

$3 ~ /^[TDBRVWGS]$/ {
	module = $1
	sub(/\.o:$/, "", module)
	sub("^" build "/", "", module)
	stem = module
	sub(/_[^_\/]*$/, "", stem)
	if (!begins($2, module) && !begins($2, stem) &&
	    !begins($2, whole[module]) && !($2 in allowed))
		print module ": gives the name " $2
}
