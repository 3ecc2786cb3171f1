import Support
import TestKit
import Testing

struct ChildTests {
    private func shell(_ script: String, input: [UInt8] = [], timeout: Duration = .seconds(20), limit: Int = 1 << 22) async throws
        -> ChildResult
    {
        try await Child.run(executable: "/bin/sh", arguments: ["-c", script], input: input, timeout: timeout, outputLimit: limit)
    }

    @Test("A child gets its input and gives both outputs and its code")
    func streams() async throws {
        let result = try await shell("cat; echo wrong >&2; exit 3", input: Array("hello".utf8))
        #expect(result == ChildResult(exit: .code(3), output: Array("hello".utf8), errors: Array("wrong\n".utf8)))
        #expect(!result.isSuccess)
    }

    @Test("Megabytes pass in both directions at once")
    func large() async throws {
        let bytes = [UInt8](repeating: 65, count: 3 << 20)
        #expect(try await shell("cat", input: bytes).output == bytes)
    }

    @Test("A child that does not read its input is no fault")
    func deafChild() async throws {
        let result = try await shell("exec 0<&-; echo done", input: [UInt8](repeating: 65, count: 1 << 20))
        #expect(result.isSuccess && result.output == Array("done\n".utf8))
    }

    @Test("A child that runs too long is killed with what it started")
    func timeout() async throws {
        let folder = try ScratchFolder()
        let problem = await #expect(throws: ChildProblem.self) {
            try await shell("sleep 600 & echo $! > \(folder.file("pid")); wait", timeout: .milliseconds(300))
        }
        #expect(problem?.disposition == .retry)
        let pid = String(decoding: try Files.read(folder.file("pid"), limit: 100), as: UTF8.self).trimmed
        // The grandchild may be a zombie until init takes it, but it runs no more as soon as it has had a processor to die on.
        var state = ""
        for _ in 0..<500 {
            state = (try? Files.read("/proc/\(pid)/stat", limit: 4096)).map { String(decoding: $0, as: UTF8.self) } ?? ") Z"
            if state.contains(") Z") || state.contains(") X") { return }
            try await Task.sleep(for: .milliseconds(10))
        }
        Issue.record("it still runs: \(state)")
    }

    @Test("A child that writes too much is ended")
    func outputLimit() async throws {
        let problem = await #expect(throws: ChildProblem.self) { try await shell("cat /dev/zero", limit: 100_000) }
        #expect(problem?.description == "sh was ended: it wrote more than 100000 bytes")
    }

    @Test("Cancelling kills the child")
    func cancelling() async throws {
        let run = Task { try await shell("sleep 600", timeout: .seconds(600)) }
        run.cancel()
        await #expect(throws: CancellationError.self) { try await run.value }
    }

    @Test("A missing program is named")
    func missing() async throws {
        let problem = await #expect(throws: ChildProblem.self) {
            try await Child.run(executable: "/nowhere/copydesk-picture", timeout: .seconds(1))
        }
        #expect(problem?.description == "cannot start /nowhere/copydesk-picture: No such file or directory; is it installed?")
        #expect(problem?.disposition == .needsOperator)
    }

    @Test("A child inherits no secret, no ignored signal and no descriptor, and a signal's end is told")
    func inheritance() async throws {
        #expect(try await shell("env | cut -d= -f1 | grep -v -e PWD -e SHLVL -e PATH -e HOME -e LANG -e LC_ -e _ -e TMPDIR").output.isEmpty)
        let ignored = try await shell("grep SigIgn /proc/self/status").output
        let mask = Int(String(decoding: ignored, as: UTF8.self).dropFirst(8).trimmed, radix: 16)
        // glibc itself ignores 32 and 33, which are its own; those with names are below.
        #expect(mask.map { $0 & 0x7FFF_FFFF } == 0)
        #expect(try await shell("ls /proc/self/fd | wc -l").output == Array("4\n".utf8))
        #expect(try await shell("kill -TERM $$").exit == .signal(15))
    }

    @Test("Many children at once do not block the pool")
    func many() async throws {
        try await withThrowingTaskGroup(of: ChildResult.self) { group in
            for _ in 0..<8 { group.addTask { try await shell("sleep 0.1; echo x") } }
            for try await result in group { #expect(result.isSuccess) }
        }
    }
}
