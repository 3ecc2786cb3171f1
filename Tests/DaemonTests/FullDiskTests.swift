import FoundationEssentials
import HTTPClient
import Rehearsal
import Support
import TestKit
import Testing

@testable import Daemon

/// The daemon on a disk without room: it stays, says so once, half-writes nothing and goes on when there is room.
@Suite(.serialized) struct FullDiskTests {
    private func answer(_ daemon: DaemonChild, _ path: String) async throws -> (status: Int, text: String) {
        let port = try #require(try await daemon.line("ready", "listen=").split(separator: ":").last)
        let response = try await HTTPClient(userAgent: "test").send(HTTPRequest("GET", "http://127.0.0.1:\(port)\(path)"))
        return (response.status, String(decoding: response.body, as: UTF8.self))
    }

    @Test func `on a full disk the daemon stays up, says so once and publishes nothing, and goes on by itself when there is room`()
        async throws
    {
        try await Playhouse.open { house in
            guard let disk = try await SmallDisk(at: house.folder.file("disk"), megabytes: 16) else { return }
            do {
                try house.edit { text in
                    text.split(separator: "\n", omittingEmptySubsequences: false)
                        .map { $0.hasPrefix("state") ? "state = \"\(disk.path)\"" : String($0) }.joined(separator: "\n")
                }
                try await play(house, try await house.start(), fill: disk.fill, free: disk.free) {
                    let backup = try await Programs.copydesk("backup", house.folder.file("second.db"), "--config", house.path)
                    #expect(backup.code == 1 && backup.errors.contains("full"), "\(backup)")
                    #expect(!Files.exists(house.folder.file("second.db")))
                    #expect(try Files.names(in: disk.path).allSatisfy { !$0.contains("backup-") })
                }
            } catch {
                await disk.unmount()
                throw error
            }
            await disk.unmount()
        }
    }

    @Test func `the same where no disk can be mounted, by a library that refuses every write to the database`() async throws {
        try await Playhouse.open { house in
            let flag = house.folder.file("full")
            let environment = ["LD_PRELOAD": Programs.killpoints, "KILLPOINTS_FULL": flag]
            let daemon = try DaemonChild(house.path, clock: house.folder.file("clock"), environment: environment)
            try await daemon.line("ready", "listen=")
            try await play(house, daemon, fill: { try Files.write(flag, []) }, free: { try Files.remove(flag) })
            // A start without room would not know afterwards that it was one.
            try Files.write(flag, [])
            let refused = try DaemonChild(house.path, clock: house.folder.file("clock"), environment: environment)
            #expect(try await refused.end() == 1)
            #expect(refused.lines.contains { $0.contains("Free some space") }, "\(refused.lines)")
            try Files.remove(flag)
            try await house.start().stop()
        }
    }

    /// An editor approves while there is no room.
    private func play(
        _ house: Playhouse, _ daemon: DaemonChild, fill: () throws -> Void, free: () throws -> Void,
        meanwhile: () async throws -> Void = {}
    ) async throws {
        let draft = try await house.reviewed()
        let copy = house.folder.file("copy.db")
        _ = try await house.command("backup", copy)
        try fill()
        try house.notion.perform(.setProperty(page: draft.id, name: "Status", value: "Approved"), by: .ada)
        try await house.pass("the fault") { daemon.lines.contains { $0.contains("the store cannot be written") } }
        let ready = try await answer(daemon, "/readyz")
        #expect(ready.status == 503 && ready.text.contains("The disk of the store is full"), "\(ready)")
        #expect(try await answer(daemon, "/healthz").status == 200)
        let status = try await house.status()
        #expect(status.contains("The disk of the store is full"), "\(status)")
        try await meanwhile()
        let start = house.clock.now()
        try await house.pass("some time without room") { house.clock.now() > start + .seconds(900) }
        #expect(daemon.lines.filter { $0.contains("the store cannot be written") }.count == 1)
        #expect(daemon.lines.filter { $0.contains("loop failed") }.isEmpty)
        #expect(house.state(of: draft) == "Approved" && house.linkedIn.allPosts.isEmpty)

        let verdict = try await Programs.copydesk("restore", "--verify", copy, "--config", house.path)
        #expect(verdict.code == 0, "\(verdict)")
        try free()
        try await daemon.line("the store can be written again")
        try await house.pass("the approval") { house.state(of: draft) == "Scheduled" }
        #expect(try await answer(daemon, "/readyz").status == 200)
        #expect(try await !house.status().contains("is full"))
        try await daemon.stop()
    }

    @Test func `a copy that finds no room is refused, and an older one of that name is kept`() async throws {
        try await Playhouse.open { house in
            guard let disk = try await SmallDisk(at: house.folder.file("away"), megabytes: 1) else { return }
            let daemon = try await house.start()
            let draft = try await house.reviewed()
            try Files.write(disk.path + "/copy.db", Array("yesterday's".utf8))
            try disk.fill()
            let refused = try await Programs.copydesk("backup", disk.path + "/copy.db", "--config", house.path)
            #expect(refused.code == 1 && refused.errors.contains("No space left"), "\(refused)")
            #expect(try Files.read(disk.path + "/copy.db", limit: 100) == Array("yesterday's".utf8))
            #expect(try Files.names(in: disk.path) == ["copy.db", "filler"])
            #expect(house.state(of: draft) == "In review")
            try await daemon.stop()
            await disk.unmount()
        }
    }

    @Test func `a damaged store is set aside at the start, and the message leads back to a backup`() async throws {
        try await Playhouse.open { house in
            let daemon = try await house.start()
            let draft = try await house.reviewed()
            let copy = house.folder.file("copy.db")
            _ = try await house.command("backup", copy)
            try await daemon.stop()
            let store = house.folder.file("copydesk.db")
            var bytes = try Files.read(store, limit: 1 << 26)
            for index in 8192..<min(bytes.count, 32768) { bytes[index] = 0x7F }
            try Files.write(store, bytes)

            let damaged = try DaemonChild(house.path, clock: house.folder.file("clock"))
            #expect(try await damaged.end() == 11)
            let words = damaged.lines.joined(separator: "\n")
            #expect(words.contains("is damaged") && words.contains("copydesk restore FILE"), "\(words)")
            let again = try DaemonChild(house.path, clock: house.folder.file("clock"))
            #expect(try await again.end() == 11)
            #expect(again.lines.contains { $0.contains("is gone") && $0.contains("copydesk.db.damaged-") }, "\(again.lines)")

            let restored = try await Programs.copydesk("restore", copy, "--config", house.path)
            #expect(restored.code == 0, "\(restored)")
            let mended = try await house.start()
            #expect(try await house.command("why", house.draftID(draft)).contains("submitted"))
            try await mended.stop()
        }
    }
}
