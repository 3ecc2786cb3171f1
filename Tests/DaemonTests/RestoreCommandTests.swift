import FoundationEssentials
import Support
import TestKit
import Testing

@testable import Daemon

/// A backup is looked at before it is gone back to.
@Suite(.serialized) struct RestoreCommandTests {
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
