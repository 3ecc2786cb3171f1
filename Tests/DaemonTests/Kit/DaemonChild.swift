import FoundationEssentials
import Glibc
import Support
import TestKit

/// A running `copydesk run` or `rehearse`, its log as it comes, and ways to end it.
final class DaemonChild: Sendable {
    let pid: pid_t
    private let record: Record
    private let stream: Int32

    private var ending: Locked<Int32?> { record.ending }
    private var bell: Doorbell { record.bell }

    /// Starts it on a configuration file; with `clock` on the time of that file.
    convenience init(_ configuration: String, clock: String? = nil, environment: [String: String] = [:]) throws {
        try self.init(arguments: ["run", "--config", configuration], clock: clock, environment: environment)
    }

    /// Starts another command that runs until it is told to stop.
    init(arguments: [String], clock: String? = nil, environment: [String: String] = [:]) throws {
        var variables = environment
        for name in ["PATH", "HOME"] { variables[name] = Environment.value(name) }
        if let clock { variables["COPYDESK_CLOCK"] = clock }
        let (child, stream) = try Self.spawn([Programs.copydesk] + arguments, variables.map { "\($0.key)=\($0.value)" })
        let record = Record(pid: child)
        pid = child
        self.record = record
        self.stream = stream
        onThread { record.read(stream) }
    }

    /// A test that fails leaves no daemon behind: the record does not hold the child.
    deinit { if ending.withLock({ $0 }) == nil { kill(pid, SIGKILL) } }

    /// Everything it has said so far.
    var lines: [String] { record.written.withLock { $0 } }

    /// The first line from `start` on that has all the words, as soon as it is written; throws when it does not come.
    @discardableResult
    func line(_ words: String..., from start: Int = 0, within limit: Duration = .seconds(20)) async throws -> String {
        let found = Locked<String?>(nil)
        try await wait(for: "a log line with \(words)", within: limit) {
            let line = self.lines.dropFirst(start).first { line in words.allSatisfy(line.contains) }
            found.withLock { $0 = line }
            return line != nil
        }
        return found.withLock { $0 } ?? ""
    }

    func send(_ signal: Int32) { kill(pid, signal) }

    /// Gives it a line on its standard input, while it runs.
    func type(_ line: String) {
        let bytes = Array((line + "\n").utf8)
        _ = write(stream, bytes, bytes.count)
    }

    /// Whether it has ended, or was stopped by a signal and does nothing.
    var isStill: Bool { ending.withLock { $0 } != nil || isStopped }

    /// Whether a signal has stopped it.
    var isStopped: Bool { state(ofTask: pid) == "T" }

    /// Whether one of its threads works, waits for a processor or for the disk.
    var isBusy: Bool {
        let tasks = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(pid)/task")) ?? []
        return tasks.compactMap { pid_t($0) }.contains { task in state(ofTask: task).map { "RD".contains($0) } ?? false }
    }

    /// As proc(5) has it: R runs or could, S sleeps, D waits for the disk, T is stopped.
    private func state(ofTask task: pid_t) -> Character? {
        let facts = (try? Files.read("/proc/\(pid)/task/\(task)/stat", limit: 4096)).map { String(decoding: $0, as: UTF8.self) } ?? ""
        return facts.drop { $0 != ")" }.dropFirst(2).first
    }

    /// The exit code, or minus the signal, when it has ended.
    func end(within limit: Duration = .seconds(12)) async throws -> Int32 {
        try await wait(for: "the daemon's end", within: limit) { self.ending.withLock { $0 } != nil }
        return ending.withLock { $0 } ?? 0
    }

    /// Ends it as a power cut would.
    func killNow() async throws {
        send(SIGKILL)
        _ = try await end()
    }

    /// Stops it in order.
    @discardableResult
    func stop() async throws -> Int32 {
        send(SIGTERM)
        return try await end()
    }

    private func wait(for what: String, within limit: Duration, until condition: @Sendable () -> Bool) async throws {
        let bell = bell.another()
        let deadline = SystemClock().now() + limit
        while !condition() {
            guard SystemClock().now() < deadline, ending.withLock({ $0 }) == nil || condition() else {
                throw Missing(description: "\(what) did not come:\n" + lines.suffix(40).joined(separator: "\n"))
            }
            try await bell.waitForRing(until: deadline, clock: SystemClock())
        }
    }

    private static func spawn(_ arguments: [String], _ environment: [String]) throws -> (pid_t, Int32) {
        var ends: [Int32] = [0, 0]
        // No other child of this process may hold an end open; pipe2 is not among what Swift imports.
        guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
            throw Missing(description: "no pair of sockets")
        }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDERR_FILENO)
        // What is typed comes the other way through the same pair.
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDIN_FILENO)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        // Dispatch blocks signals on its threads, and a child inherits that.
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var argv = arguments.map { strdup($0) } + [nil]
        var envp = environment.map { strdup($0) } + [nil]
        defer { for pointer in argv + envp { free(pointer) } }
        var child = pid_t()
        let code = posix_spawn(&child, arguments[0], &actions, &attributes, &argv, &envp)
        close(ends[1])
        guard code == 0 else { throw Missing(description: "cannot start \(arguments[0]): \(code)") }
        return (child, ends[0])
    }
}

/// What a child has said, and how it ended.
private struct Record: Sendable {
    let pid: pid_t
    let written = Locked<[String]>([])
    let ending = Locked<Int32?>(nil)
    let bell = Doorbell()

    /// Until it has ended.
    func read(_ stream: Int32) {
        var rest: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65536)
        while case let count = Glibc.read(stream, &buffer, buffer.count), count > 0 {
            rest += buffer[..<count]
            var parts = rest.split(separator: 10, omittingEmptySubsequences: false)
            rest = Array(parts.removeLast())
            let new = parts.map { String(decoding: $0, as: UTF8.self) }
            written.withLock { $0 += new }
            bell.ring()
        }
        close(stream)
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0, errno == EINTR {}
        let signal = status & 0x7f
        let code = signal == 0 ? status >> 8 & 0xff : -signal
        ending.withLock { $0 = code }
        bell.ring()
    }
}

/// The built programs, beside the test bundle; another copydesk where `COPYDESK_PROGRAM` names one.
enum Programs {
    static let copydesk = Environment.value("COPYDESK_PROGRAM").flatMap { $0.isEmpty ? nil : $0 } ?? folder + "/copydesk"
    static let picture = folder + "/copydesk-picture"
    /// The library that strikes a daemon at an exact place (Tests/KillPoints).
    static let killpoints = folder + "/libkillpoints.so"
    private static let folder = Files.folder(of: CommandLine.arguments[0])

    /// Runs a command to its end: exit code, what it printed, what it said.
    static func copydesk(_ arguments: String...) async throws -> (code: Int, output: String, errors: String) {
        let result = try await Child.run(executable: copydesk, arguments: arguments, timeout: .seconds(30))
        guard case .code(let code) = result.exit else { throw Missing(description: "copydesk \(arguments) ended by \(result.exit)") }
        return (code, String(decoding: result.output, as: UTF8.self), String(decoding: result.errors, as: UTF8.self))
    }
}

/// Something a test waited for in vain.
struct Missing: Error, CustomStringConvertible {
    let description: String
}
