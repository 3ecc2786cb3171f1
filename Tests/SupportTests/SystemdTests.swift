import Support
import TestKit
import Testing

@Suite(.serialized) struct SystemdTests {
    @Test("systemd is told every state in its words", arguments: [false, true])
    func states(_ isAbstract: Bool) async throws {
        let folder = try ScratchFolder()
        let name = isAbstract ? "@" + folder.file("notify") : folder.file("notify")
        // The manager's side in Python: binds, tells that it is there, then prints what comes.
        let manager = """
            import socket, sys
            s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
            n = sys.argv[1]
            s.bind("\\0" + n[1:] if n[0] == "@" else n)
            open(sys.argv[2], "w").close()
            out = b""
            while b"STOPPING" not in out: out += s.recv(4096) + b"|"
            print(out.decode(), end="")
            """
        let watcher = try FileWatcher(path: folder.file("bound"))
        async let heard = Child.run(
            executable: "/usr/bin/python3", arguments: ["-c", manager, name, folder.file("bound")], timeout: .seconds(20))
        for await _ in watcher.events { break }
        let notifier = SystemdNotifier(socket: name, watchdogMicroseconds: 60_000_000)
        #expect(notifier.watchdogInterval == .seconds(30))
        notifier.ready(status: "2 feeds\nREADY=0")
        notifier.watchdog()
        notifier.status("idle")
        notifier.extendTimeout(by: .seconds(75))
        notifier.stopping()
        let text = String(decoding: try await heard.output, as: UTF8.self)
        #expect(text == "READY=1\nSTATUS=2 feeds READY=0|WATCHDOG=1|STATUS=idle|EXTEND_TIMEOUT_USEC=75000000|STOPPING=1|")
    }

    @Test("Without a socket nothing is sent, and reloading carries the monotonic time")
    func absent() {
        let notifier = SystemdNotifier(socket: nil)
        notifier.ready(status: "x")
        notifier.reloading()
        #expect(notifier.watchdogInterval == nil)
    }

    @Test("SIGHUP comes as a reload and does not end the process")
    func signals() async throws {
        let signals = Signals()
        let hangUp = "kill -HUP \(ProcessUsage.identifier)"
        let result = try await Child.run(executable: "/bin/sh", arguments: ["-c", hangUp], timeout: .seconds(10))
        #expect(result.isSuccess)
        for await signal in signals.stream {
            #expect(signal == .reload)
            break
        }
    }
}
