import FoundationEssentials
import Rehearsal
import SQL
import Support
import TestKit
import Testing

@testable import Daemon

/// Who decided what, and whether anybody changed that afterwards.
@Suite(.serialized) struct DecisionLogTests {
    @Test func `the decisions on a draft are shown, verified and journaled, and a forgery is found without and with a daemon`() async throws
    {
        try await Playhouse.open { house in
            var daemon = try await house.start()
            let empty = try Self.head(in: try await daemon.line("decision log", "count=0"))
            let draft = try await house.reviewed()
            // A comment carries its author; of a status the board tells only who edited the page last.
            try house.notion.perform(.comment(on: draft.id, text: "/approve"), by: .ada)
            try await house.pass("the approval") { house.state(of: draft) == "Scheduled" }
            let id = house.draftID(draft)
            let shown = try await house.command("log", "show", id)
            #expect(shown.contains("asked by Ada Editor") && shown.contains("approved by Ada Editor"), "\(shown)")
            let chain = try await Self.json(house, "log", "show", id)
            let decisions = chain["decisions"]?.array ?? []
            let approval = try #require(decisions.first { $0["kind"] == "approved" })
            #expect(approval["by"]?["name"] == "Ada Editor" && approval["hash"]?.string?.hasPrefix("v1:") == true, "\(approval)")
            #expect(approval["previous"] == decisions[decisions.count - 2]["digest"] && chain["broken"] == .null)

            #expect(try await house.command("log", "verify").contains("The decision log holds."))
            let sound = try await Self.json(house, "log", "verify", "--count", "0", "--head", empty)
            #expect(sound["sound"] == true && sound["count"]?.integer ?? 0 >= decisions.count && sound["broken"] == [])

            let before = daemon.lines.count
            house.clock.jump(to: house.clock.now() + DecisionJournal.interval)
            let journaled = try await daemon.line("decision log", "head=", from: before)
            #expect(try Self.head(in: journaled) != empty)
            try await daemon.stop()

            try await Database(path: house.folder.file("copydesk.db")).transaction { session in
                _ = try session.run("UPDATE approvals SET by_name = 'Somebody' WHERE draft_id = ? AND kind = 'approved'", [.text(id)])
            }
            try await expectForgery(of: id, number: approval["seq"]?.integer ?? 0, in: house)
            daemon = try await house.start()
            try await expectForgery(of: id, number: approval["seq"]?.integer ?? 0, in: house)
            try await daemon.stop()
        }
    }

    @Test func `a log that was cut short or written anew is told from a journaled head`() async throws {
        try await Playhouse.open { house in
            let daemon = try await house.start()
            _ = try await house.approved(try await house.reviewed())
            try await daemon.stop()
            let verdict = try await Self.json(house, "log", "verify")
            let (count, head) = (verdict["count"]?.integer ?? 0, verdict["head"]?.string ?? "")
            let other = String(repeating: "0", count: 64)
            let cases = [(count, head, "holds"), (count, other, "written anew"), (count + 1, head, "some were removed")]
            for (count, head, words) in cases {
                let result = try await Programs.copydesk(
                    "log", "verify", "--count", "\(count)", "--head", head, "--config", house.path)
                #expect(result.output.contains(words) && result.code == (words == "holds" ? 0 : 1), "\(result)")
            }
        }
    }

    @Test(arguments: [
        (["log"], "say what to do"), (["log", "show"], "say what to do"), (["log", "show", "../status"], "is no draft's id"),
        (["log", "verify", "--count", "3"], "belong together"), (["log", "verify", "--count", "3", "--head", "x"], "64 hexadecimal"),
    ]) func `what cannot be asked of the log is refused with the way to ask`(arguments: [String], words: String) async throws {
        let arguments = arguments + ["--config", Self.example]
        let result = try await Child.run(executable: Programs.copydesk, arguments: arguments, timeout: .seconds(30))
        #expect(result.exit == .code(2) && String(decoding: result.errors, as: UTF8.self).contains(words))
    }

    private func expectForgery(of id: String, number: Int, in house: Playhouse) async throws {
        let result = try await Programs.copydesk("log", "verify", "--config", house.path)
        #expect(result.code == 1 && result.output.contains("Decision \(number) on draft \(id)"), "\(result)")
        #expect(result.output.contains("its fields do not give its digest"))
        let document = try await Programs.copydesk("log", "verify", "--json", "--config", house.path)
        let verdict = try JSON(parsing: Array(document.output.utf8))
        #expect(document.code == 1 && verdict["sound"] == false)
        #expect(verdict["broken"]?.array?.first?["seq"]?.integer == number && verdict["broken"]?.array?.first?["misfits"] == ["digest"])
        let shown = try await Programs.copydesk("log", "show", id, "--config", house.path)
        #expect(shown.code == 1 && shown.output.contains("approved by Somebody") && shown.errors.contains("changed by hand"), "\(shown)")
    }

    private static func json(_ house: Playhouse, _ words: String...) async throws -> JSON {
        let arguments = words + ["--json", "--config", house.path]
        return try JSON(parsing: try await Child.run(executable: Programs.copydesk, arguments: arguments, timeout: .seconds(30)).output)
    }

    private static func head(in line: String) throws -> String {
        String(try #require(line.firstMatch(of: #/head=([0-9a-f]{64})/#)).1)
    }

    private static let example = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/config/copydesk.toml"
}
