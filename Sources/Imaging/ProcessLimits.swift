import Glibc

/// What the child may not do, from its first line on: the decoders below read bytes from strangers.
package enum ProcessLimits {
    /// The largest picture (145 MB of pixels), a progressive JPEG's coefficients (217 MB), the result and the fonts fit in here.
    private static let memory: UInt = 1 << 30
    private static let seconds: UInt = 60

    /// Bounds memory and time, forbids core files, written files and new privileges.
    package static func apply() {
        bound(RLIMIT_AS.rawValue, memory)
        bound(RLIMIT_CPU.rawValue, seconds)
        bound(RLIMIT_CORE.rawValue, 0)
        bound(RLIMIT_FSIZE.rawValue, 0)
        // A write past RLIMIT_FSIZE (fontconfig's cache) fails instead of killing; so does one to a closed pipe.
        signal(SIGXFSZ, SIG_IGN)
        signal(SIGPIPE, SIG_IGN)
    }

    /// From here on nothing can be opened: for jobs that draw no text.
    package static func closeFiles() { bound(RLIMIT_NOFILE.rawValue, 3) }

    private static func bound(_ resource: UInt32, _ most: UInt) {
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(resource), &limit)
        limit.rlim_max = min(limit.rlim_max, rlim_t(most))
        limit.rlim_cur = limit.rlim_max
        setrlimit(__rlimit_resource_t(resource), &limit)
    }
}
