# Reads the list of allowed names, then `nm -P -g`; prints names that a module
# defines and that do not begin with the module's.
FNR == NR {
	if ($1 !~ /^#/)
		allowed[$1] = 1
	next
}

$2 ~ /^[TDBRVWGS]$/ {
	base = module
	sub(/.*\//, "", base)
	if (index($1, base) != 1 && !($1 in allowed))
		print module ": gives the name " $1
}
