internal import Glibc

/// How many files and connections this process may have open at once.
package enum OpenFiles {
    /// The number that holds now.
    package static var most: Int { Int(clamping: limits.rlim_cur) }

    /// Allows so many, as far as the system lets it. Where nothing else is set they are 1024, for programs that wait with select(2), which
    /// nothing here does (systemd.exec(5), LimitNOFILE).
    package static func allow(_ count: Int) {
        var limits = limits
        guard limits.rlim_cur < rlim_t(count) else { return }
        limits.rlim_cur = min(limits.rlim_max, rlim_t(count))
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limits)
    }

    private static var limits: rlimit {
        var limits = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limits)
        return limits
    }
}
