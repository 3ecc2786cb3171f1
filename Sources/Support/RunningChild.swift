internal import CSystem
internal import Glibc

/// A started child and our ends of its streams; lives on one thread. Whatever happens, the child is ended and reaped with it.
final class RunningChild {
    private static let errorLimit = 65536

    private let name: String
    private var process = csystem_child()
    private var input: ArraySlice<UInt8>
    private let outputLimit: Int
    private var output: [UInt8] = []
    private var errors: [UInt8] = []
    private var isReaped = false

    init(_ executable: String, _ arguments: [String], input: [UInt8], outputLimit: Int) throws {
        name = Files.name(of: executable)
        self.input = input[...]
        self.outputLimit = outputLimit
        var argumentPointers = ([executable] + arguments).map { strdup($0) } + [nil]
        var environmentPointers = ChildEnvironment.current().map { strdup($0) } + [nil]
        defer { for pointer in argumentPointers + environmentPointers { free(pointer) } }
        let code = csystem_spawn(executable, &argumentPointers, &environmentPointers, &process)
        if code != 0 {
            isReaped = true
            process = csystem_child(pid: 0, exited: -1, input: -1, output: -1, errors: -1)
            let reason = String(cString: csystem_error_text(code))
            throw ChildProblem(disposition: .needsOperator, message: "cannot start \(executable): \(reason); is it installed?")
        }
        if input.isEmpty { closeStream(&process.input) }
    }

    deinit {
        if !isReaped {
            kill(-process.pid, SIGKILL)
            var status: Int32 = 0
            while waitpid(process.pid, &status, 0) < 0, errno == EINTR {}
        }
        for stream in [process.exited, process.input, process.output, process.errors] where stream >= 0 { close(stream) }
    }

    func wait(timeout: Duration, stop: StopSwitch) throws -> ChildResult {
        let deadline = ContinuousClock.now + timeout
        while true {
            let left = ContinuousClock.now.duration(to: deadline).seconds
            if left <= 0 {
                throw ChildProblem(disposition: .retry, message: "\(name) was ended: it did not finish within \(timeout.seconds) s")
            }
            var events = streams(stop)
            guard poll(&events, nfds_t(events.count), Int32(min(left * 1000 + 1, 60_000))) >= 0 || errno == EINTR else { continue }
            if events[1].revents != 0 { throw CancellationError() }
            try move()
            if events[0].revents != 0 { return try finish() }
        }
    }

    private func streams(_ stop: StopSwitch) -> [pollfd] {
        [
            pollfd(fd: process.exited, events: Int16(POLLIN), revents: 0), pollfd(fd: stop.event, events: Int16(POLLIN), revents: 0),
            pollfd(fd: process.input, events: Int16(POLLOUT), revents: 0), pollfd(fd: process.output, events: Int16(POLLIN), revents: 0),
            pollfd(fd: process.errors, events: Int16(POLLIN), revents: 0),
        ]
    }

    /// Takes what the child has written and gives it what it has room for.
    private func move() throws {
        if process.input >= 0 { sendInput() }
        drain(&process.output) { output += $0 }
        drain(&process.errors) { errors += $0.prefix(Self.errorLimit - errors.count) }
        if output.count > outputLimit {
            throw ChildProblem(disposition: .permanent, message: "\(name) was ended: it wrote more than \(outputLimit) bytes")
        }
    }

    private func sendInput() {
        let sent = input.withUnsafeBytes { send(process.input, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
        if sent > 0 { input = input.dropFirst(sent) }
        let isRefused = sent < 0 && errno != EAGAIN && errno != EINTR
        if input.isEmpty || isRefused { closeStream(&process.input) }
    }

    private func drain(_ stream: inout Int32, _ take: (ArraySlice<UInt8>) -> Void) {
        var buffer = [UInt8](repeating: 0, count: 65536)
        while stream >= 0, output.count <= outputLimit {
            let count = read(stream, &buffer, buffer.count)
            if count > 0 {
                take(buffer[..<count])
            } else if count == 0 {
                closeStream(&stream)
            } else if errno != EINTR {
                return
            }
        }
    }

    private func closeStream(_ stream: inout Int32) {
        close(stream)
        stream = -1
    }

    /// The child has ended: what it started in its group ends too, and what is left in the pipes is its last output.
    private func finish() throws -> ChildResult {
        kill(-process.pid, SIGKILL)
        var status: Int32 = 0
        while waitpid(process.pid, &status, 0) < 0, errno == EINTR {}
        isReaped = true
        try move()
        // The low seven bits are the signal, the next byte the exit code (wait(2)).
        let exit: ChildResult.Exit = status & 0x7F == 0 ? .code(Int(status >> 8 & 0xFF)) : .signal(Int(status & 0x7F))
        return ChildResult(exit: exit, output: output, errors: errors)
    }
}
