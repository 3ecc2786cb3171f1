import Dispatch

internal import CSystem
internal import Glibc

/// Programs run beside this one.
package enum Child {
    /// Runs a program to its end, off the cooperative pool, in a process group of its own.
    ///
    /// It gets `input` on standard input and only the harmless variables of our environment (`ChildEnvironment`), so no secret
    /// reaches it. Throws `ChildProblem` when it cannot start, runs longer than `timeout` (the group is killed) or writes more
    /// than `outputLimit` bytes; an exit code other than 0 is a result. Standard error is kept up to 64 KiB. Cancelling kills the group.
    package static func run(
        executable: String, arguments: [String] = [], input: [UInt8] = [], timeout: Duration, outputLimit: Int = 16 << 20
    ) async throws -> ChildResult {
        let stop = StopSwitch()
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                // A queue of its own is a thread of its own while the child runs.
                DispatchQueue(label: "copydesk.child").async { @Sendable in
                    continuation.resume(
                        returning: Result<ChildResult, any Error> {
                            let child = try RunningChild(executable, arguments, input: input, outputLimit: outputLimit)
                            return try child.wait(timeout: timeout, stop: stop)
                        })
                }
            }
        } onCancel: {
            stop.press()
        }
        try Task.checkCancellation()
        return try result.get()
    }
}

/// What a child left behind.
package struct ChildResult: Sendable, Equatable {
    /// How a program ends.
    package enum Exit: Sendable, Equatable {
        case code(Int)
        case signal(Int)
    }

    package let exit: Exit
    /// What it wrote to standard output.
    package let output: [UInt8]
    /// The first 64 KiB of what it wrote to standard error.
    package let errors: [UInt8]

    /// Puts a result together, as the stand-in of a child does.
    package init(exit: Exit, output: [UInt8] = [], errors: [UInt8] = []) {
        self.exit = exit
        self.output = output
        self.errors = errors
    }

    /// Whether it ended with code 0.
    package var isSuccess: Bool { exit == .code(0) }
}

/// A child could not do its work.
package struct ChildProblem: DeskError, Equatable {
    package let disposition: Disposition
    package let message: Message
    package var description: String { message.description }
}

/// What a child inherits: where to find programs, languages, fonts and temporary space, nothing that may be secret.
enum ChildEnvironment {
    private static let names = [
        "PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_DATA_DIRS", "XDG_CONFIG_HOME",
        "FONTCONFIG_FILE", "FONTCONFIG_PATH", "MALLOC_ARENA_MAX", "SWIFT_BACKTRACE",
    ]

    static func current() -> [String] { names.compactMap { name in Environment.value(name).map { "\(name)=\($0)" } } }
}

/// Wakes the thread that waits for a child when its caller is cancelled.
final class StopSwitch: Sendable {
    let event = csystem_event_make()

    deinit { close(event) }

    func press() { csystem_event_set(event) }
}
