import FoundationEssentials
import Rehearsal
import Support
import TestKit
import Testing

/// What `copydesk rules` says on a running desk.
@Suite(.serialized) struct RulesCommandTests {
    @Test func `the command lists the rules with their sentences, and tries a file on the drafts`() async throws {
        try await Playhouse.open { house in
            let daemon = try await house.start()
            let draft = try await house.reviewed()
            let list = try JSON(parsing: Array(try await house.command("rules", "--json").utf8))
            let brand = try #require(list["brands"]?[0])
            let name = try #require(brand["brand"]?.string)
            #expect(brand["version"]?.string?.count == 12 && brand["rules"]?.array?.isEmpty == false)
            let words = try await house.command("rules", name)
            #expect(words.contains(brand["rules"]?[0]?["sentence"]?.string ?? "?"), "\(words)")
            let text = try #require(house.post(of: draft).first?.text)
            let word = try #require(text.split(separator: " ").map(String.init).first { $0.count > 4 && $0.allSatisfy(\.isLetter) })
            let file = house.folder.path + "/guidelines.md"
            try Data("Never say \"\(word)\".".utf8).write(to: URL(filePath: file))
            let trial = try await house.command("rules", "try", name, "--file", file)
            #expect(trial.contains("drafts would have other findings") && trial.contains("+ Never say \"\(word)\"."), "\(trial)")
            let page = try JSON(parsing: Array(try await house.command("rules", "try", name, "--json").utf8))
            #expect(page["before"]?.string == page["after"]?.string && page["changes"]?.array?.isEmpty == true, "\(page)")
            try await daemon.stop()
        }
    }
}
