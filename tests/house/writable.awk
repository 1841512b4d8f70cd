# Reads the list of allowed objects, then `objdump -t` of all objects; prints
# those in a section that can be written to. Constants with addresses in them
# stand in .data.rel.ro, which is sealed before main runs.
FNR == NR {
	if ($1 !~ /^#/)
		allowed[$1] = 1
	next
}

/:  *file format / {
	module = $1
	sub(/\.o:$/, "", module)
	sub("^" build "/", "", module)
	next
}

{
	if (NF < 4)
		next
	section = $(NF - 2)
	writable = section ~ /^\.(data|bss|tdata|tbss)/ || section == "*COM*"
	if (!writable || section ~ /^\.data\.rel\.ro/)
		next
	if ($NF == section || $NF ~ /^\./)
		next
	name = $NF
	sub(/\.[0-9]+$/, "", name)
	if (!((module "/" name) in allowed))
		print module ": " name " can be written to"
}
