import FoundationEssentials
import Rehearsal
import SQL
import Support
import TestKit
import Testing

@testable import Daemon

/// A backup is looked at and gone back to, and what was published in between is not published again.
@Suite(.serialized) struct RestoreCommandTests {
    @Test func `a store that is put back never sends again what went out after the backup`() async throws {
        try await Playhouse.open { house in
            var daemon = try await house.start()
            let draft = try await house.reviewed()
            let slot = try await house.prepared(draft, daemon)
            let copy = house.folder.file("copy.db")
            _ = try await house.command("backup", copy)
            house.clock.jump(to: slot)
            try await house.pass("the post", step: .seconds(2), looks: 20) { house.state(of: draft) == "Published" }

            let refused = try await Programs.copydesk("restore", copy, "--config", house.path)
            #expect(refused.code == 5 && refused.errors.contains("is held by process \(daemon.pid)"), "\(refused)")
            let beside = try await Programs.copydesk("restore", "--verify", copy, "--config", house.path)
            #expect(beside.code == 0 && beside.output.contains("is sound") && beside.output.contains("approvals"), "\(beside)")
            #expect(beside.errors.contains("looking at pictures: 0 of "))
            try await daemon.stop()
            try await refuseWithoutPictures(copy, house)

            let restored = try await Programs.copydesk("restore", copy, "--config", house.path)
            #expect(restored.code == 0 && restored.errors.contains("copydesk.db.before-restore-"), "\(restored)")
            house.clock.jump(to: slot + .seconds(600))
            daemon = try await house.start()
            try await house.pass("the evidence", step: .seconds(5)) { ["Published", "Needs check"].contains(house.state(of: draft)) }
            try await house.pass("an hour", step: .seconds(60), looks: 2) { house.clock.now() > slot + .seconds(3600) }
            #expect(house.linkedIn.allPosts.count == 1)
            #expect(try await house.status().contains("restored or copied"))
            try await daemon.stop()
        }
    }

    /// The same copy, whose pictures were emptied by whatever damaged it.
    private func refuseWithoutPictures(_ copy: String, _ house: Playhouse) async throws {
        let emptied = house.folder.file("emptied.db")
        try Files.copy(copy, to: emptied)
        let database = try Database(path: emptied)
        try await database.transaction { session in try session.execute("UPDATE pictures SET bytes = x''") }
        _ = try await database.checkpoint()
        for verify in [["--verify"], []] {
            let arguments = ["restore"] + verify + [emptied, "--config", house.path]
            let result = try await Child.run(executable: Programs.copydesk, arguments: arguments, timeout: .seconds(30))
            let words = String(decoding: result.output, as: UTF8.self)
            #expect(result.exit == .code(1) && words.contains("emptied.db is damaged") && words.contains("has lost its bytes"), "\(words)")
        }
    }

    @Test func `a file that is no sound copy is refused with exit code 1, and JSON tells what was found`() async throws {
        try await Playhouse.open { house in
            let daemon = try await house.start()
            let copy = house.folder.file("copy.db")
            _ = try await house.command("backup", copy)
            let found = try await Programs.copydesk("restore", "--verify", "--json", copy, "--config", house.path)
            let verdict = try JSON(parsing: Array(found.output.utf8))
            #expect(found.code == 0 && verdict["schemaSteps"]?.integer == verdict["schemaStepsKnown"]?.integer, "\(found)")
            #expect((verdict["tables"]?.array ?? []).contains { $0["name"]?.string == "drafts" && $0["missing"]?.integer == 0 })
            try await daemon.stop()

            let bytes = try Files.read(copy, limit: 1 << 26)
            // Half of it: what a disk that ran full leaves of a plain copy.
            try Files.write(copy, Array(bytes.prefix(bytes.count / 2)))
            let broken = try await Programs.copydesk("restore", copy, "--config", house.path)
            #expect(
                broken.code == 1 && broken.errors.contains("cannot be restored from") || broken.errors.contains("malformed"), "\(broken)")
            try Files.write(copy, Array("Dear diary".utf8))
            let text = try await Programs.copydesk("restore", "--verify", copy, "--config", house.path)
            #expect(text.code == 1 && text.errors.contains("not a database"), "\(text)")
            let none = try await Programs.copydesk("restore", house.folder.file("none.db"), "--config", house.path)
            #expect(none.code == 1 && none.errors.contains("There is no file"), "\(none)")
            let nameless = try await Programs.copydesk("restore", "--verify", "--config", house.path)
            #expect(nameless.code == 2 && nameless.errors.contains("name one file"), "\(nameless)")
            #expect(try Files.names(in: house.folder.path).allSatisfy { !$0.contains("before-restore") })
        }
    }
}
