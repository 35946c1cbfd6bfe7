// The limits are the second line: the daemon judges wall time and resident size from outside (service/readers.cpp).
#include "service/lockdown.hpp"

#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <cerrno>
#include <csignal>
#include <memory>
#include <system_error>

namespace datelined {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool sanitized = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(undefined_behavior_sanitizer)
constexpr bool sanitized = true;
#else
constexpr bool sanitized = false;
#endif
#else
constexpr bool sanitized = false;
#endif

constexpr rlim_t address_space = 512 * 1024 * 1024;

void limit(__rlimit_resource resource, rlim_t most) {
  const rlimit both{most, most};
  if (setrlimit(resource, &both) != 0) throw std::system_error(errno, std::generic_category(), "setrlimit");
}

void control(int option, unsigned long value) {
  if (prctl(option, value, 0UL, 0UL, 0UL) != 0) throw std::system_error(errno, std::generic_category(), "prctl");
}

using Filter = std::unique_ptr<void, decltype(&seccomp_release)>;

void rule(const Filter& filter, std::uint32_t action, int call) {
  if (call < 0) return;  // This architecture has no such call.
  if (const int failed = seccomp_rule_add(filter.get(), action, call, 0); failed != 0)
    throw std::system_error(-failed, std::generic_category(), "seccomp_rule_add");
}

void allow_without_execution(const Filter& filter, int call) {
  const scmp_arg_cmp no_execution = SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0);
  if (const int failed = seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, call, 1, no_execution); failed != 0)
    throw std::system_error(-failed, std::generic_category(), "seccomp_rule_add");
}

void filter_system_calls() {
  const Filter filter(seccomp_init(SCMP_ACT_KILL), &seccomp_release);
  if (!filter) throw std::system_error(ENOMEM, std::generic_category(), "seccomp_init");
  for (const int call : {SCMP_SYS(read),          SCMP_SYS(write),        SCMP_SYS(readv),
                         SCMP_SYS(writev),        SCMP_SYS(close),        SCMP_SYS(lseek),
                         SCMP_SYS(fstat),         SCMP_SYS(munmap),       SCMP_SYS(mremap),
                         SCMP_SYS(madvise),       SCMP_SYS(brk),          SCMP_SYS(futex),
                         SCMP_SYS(clock_gettime), SCMP_SYS(gettimeofday), SCMP_SYS(getrandom),
                         SCMP_SYS(setitimer),     SCMP_SYS(rt_sigreturn), SCMP_SYS(rt_sigprocmask),
                         SCMP_SYS(rt_sigaction),  SCMP_SYS(sigaltstack),  SCMP_SYS(gettid),
                         SCMP_SYS(getpid),        SCMP_SYS(tgkill),       SCMP_SYS(sched_yield),
                         SCMP_SYS(exit),          SCMP_SYS(exit_group),   SCMP_SYS(restart_syscall)})
    rule(filter, SCMP_ACT_ALLOW, call);
  allow_without_execution(filter, SCMP_SYS(mmap));
  allow_without_execution(filter, SCMP_SYS(mprotect));
  // Libraries look for files they can do without (catalogues, converters): there are none.
  for (const int call : {SCMP_SYS(open), SCMP_SYS(openat), SCMP_SYS(stat), SCMP_SYS(newfstatat), SCMP_SYS(statx),
                         SCMP_SYS(access), SCMP_SYS(faccessat), SCMP_SYS(readlink), SCMP_SYS(readlinkat)})
    rule(filter, SCMP_ACT_ERRNO(ENOENT), call);
  if (const int failed = seccomp_load(filter.get()); failed != 0)
    throw std::system_error(-failed, std::generic_category(), "seccomp_load");
}

}  // namespace

bool lockdown_is_partial() { return sanitized; }

void lock_down() {
  control(PR_SET_PDEATHSIG, SIGKILL);
  control(PR_SET_DUMPABLE, 0);
  control(PR_SET_NO_NEW_PRIVS, 1);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_FSIZE, 0);
  limit(RLIMIT_NPROC, 0);
  if (sanitized) return;
  limit(RLIMIT_NOFILE, 1);
  limit(RLIMIT_AS, address_space);
  filter_system_calls();
}

}  // namespace datelined
