/* SPDX-License-Identifier: MIT */
#include "draw/cage.h"

#include <stddef.h>
#include <sys/resource.h>

#if defined(__SANITIZE_ADDRESS__)
#define CAGE_OFF
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define CAGE_OFF
#endif
#endif

#if defined(__linux__) && !defined(CAGE_OFF)
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#if defined(__x86_64__) && !defined(__ILP32__)
#define CAGE_ARCH AUDIT_ARCH_X86_64
#elif defined(__aarch64__) && !defined(__ILP32__)
#define CAGE_ARCH AUDIT_ARCH_AARCH64
#elif defined(__riscv) && __riscv_xlen == 64
#define CAGE_ARCH AUDIT_ARCH_RISCV64
#endif
#endif

#ifndef CAGE_OFF
/* An image of as many pixels as are allowed, twice, and the libraries. */
#define MEMORY ((rlim_t)1024 * 1024 * 1024)

static void limit(int what, rlim_t most)
{
	const struct rlimit to = { most, most };

	setrlimit(what, &to);
}

static void limit_all(void)
{
	enum { SECONDS = 5 };

	limit(RLIMIT_CPU, SECONDS);
	limit(RLIMIT_AS, MEMORY);
	limit(RLIMIT_NOFILE, 0);
	limit(RLIMIT_FSIZE, 0);
	limit(RLIMIT_CORE, 0);
}
#endif

#ifdef CAGE_ARCH
#define LOAD(field) \
	BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define ANSWER(what) BPF_STMT(BPF_RET | BPF_K, what)
#define ALLOW(call) \
	BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, call, 0, 1), \
		ANSWER(SECCOMP_RET_ALLOW)

/* Memory may be had, but none that can be run. The protection is the third
 * argument of both calls; on these machines its low half comes first. */
#define ALLOW_MEMORY(call) \
	BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, call, 0, 4), LOAD(args[2]), \
		BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, PROT_EXEC, 0, 1), \
		ANSWER(SECCOMP_RET_KILL_PROCESS), ANSWER(SECCOMP_RET_ALLOW)

static void filter_calls(void)
{
	struct sock_filter filter[] = {
		LOAD(arch),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, CAGE_ARCH, 1, 0),
		ANSWER(SECCOMP_RET_KILL_PROCESS),
		LOAD(nr),
		ALLOW(SYS_write),
		ALLOW(SYS_brk),
		ALLOW(SYS_munmap),
		ALLOW(SYS_mremap),
		ALLOW(SYS_madvise),
		ALLOW(SYS_futex),
		ALLOW(SYS_getrandom),
		ALLOW(SYS_clock_gettime),
		ALLOW(SYS_exit),
		ALLOW(SYS_exit_group),
		ALLOW_MEMORY(SYS_mmap),
		ALLOW_MEMORY(SYS_mprotect),
		ANSWER(SECCOMP_RET_KILL_PROCESS),
	};
	const struct sock_fprog program = {
		sizeof(filter) / sizeof(*filter),
		filter,
	};

	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0)
		prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
}
#endif

void cage_enter(void)
{
#ifndef CAGE_OFF
	limit_all();
#endif
#ifdef CAGE_ARCH
	filter_calls();
#endif
}
