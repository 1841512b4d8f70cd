# Reads the list of parts, then `nm -P -g -A` of all objects (FILE: NAME TYPE
# ...); prints for tsort which module needs which.
FNR == NR {
	if ($1 !~ /^#/)
		whole[$1] = $2
	next
}

{
	sub(/\.o:$/, "", $1)
	sub("^" build "/", "", $1)
	module = $1 in whole ? whole[$1] : $1
	if ($3 != "U") {
		giver[$2] = module
		next
	}
	n++
	from[n] = module
	name[n] = $2
}

END {
	for (i = 1; i <= n; i++) {
		to = giver[name[i]]
		if (to != "" && to != from[i])
			print from[i], to
	}
}
