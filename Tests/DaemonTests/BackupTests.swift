import FoundationEssentials
import Support
import TestKit
import Testing

@testable import Daemon

/// A copy of the store that a person can carry away and come back to.
@Suite(.serialized) struct BackupTests {
    @Test func `a backup made while the daemon runs is the store again, and the store knows that it is a copy`() async throws {
        try await Playhouse.open { house in
            var daemon = try await house.start()
            let draft = try await house.reviewed()
            let copy = house.folder.file("away/copydesk.db")
            try Files.makeFolder(Files.folder(of: copy))
            let said = try await house.command("backup", copy)
            #expect(said.contains(copy))
            #expect(try Files.mode(copy) == 0o600)
            let store = house.folder.file("copydesk.db")
            #expect(try Files.names(in: house.folder.path).allSatisfy { !$0.contains("backup-") }, "the daemon's own copy is left")
            try await daemon.stop()

            for end in ["-wal", "-shm"] { try Files.remove(store + end) }
            try Files.copy(copy, to: store)
            daemon = try await house.start()
            let status = try await house.status()
            #expect(status.contains("restored or copied"), "\(status)")
            #expect(try await house.command("why", house.draftID(draft)).contains("submitted"))
            try await daemon.stop()
        }
    }

    @Test func `without a daemon or a file's name a backup is refused with the next step`() async throws {
        try await Playhouse.open { house in
            let alone = try await Programs.copydesk("backup", house.folder.file("copy.db"), "--config", house.path)
            #expect(alone.code == 4 && alone.errors.contains("start it"), "\(alone)")
            let nameless = try await Programs.copydesk("backup", "--config", house.path)
            #expect(nameless.code == 2 && nameless.errors.contains("name one file"), "\(nameless)")
            #expect(!Files.exists(house.folder.file("copy.db")))
        }
    }
}
