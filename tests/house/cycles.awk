# Reads `nm -P -g -A` of all objects (FILE: NAME TYPE ...); prints for tsort
# which object needs which.
{
	sub(/:$/, "", $1)
}

$3 == "U" {
	n++
	from[n] = $1
	name[n] = $2
	next
}

{
	giver[$2] = $1
}

END {
	for (i = 1; i <= n; i++) {
		if (name[i] in giver)
			print from[i], giver[name[i]]
	}
}
