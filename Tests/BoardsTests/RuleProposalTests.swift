import Boards
import Editorial
import FoundationEssentials
import Notion
import Rehearsal
import Support
import TestKit
import Testing

/// Rules that a brand is asked to take, on its page.
@Suite struct RuleProposalTests {
    private let emoji = ProposedRule(sentence: "No emoji.", evidence: "Changed so in \(3) of the last \(4) drafts that had it.")
    private let question = ProposedRule(
        sentence: "Do not end with a question.", evidence: "Changed so in \(5) of the last \(5) drafts that had it.")

    private func brand(_ stage: Stage) async throws -> Brand {
        stage.clock.advance(by: .seconds(120))
        return try #require(try await stage.board.commissions(known: [:]).brands.first)
    }

    @Test("A rule stands as a box at the end of the brand's page, once, in its language, and counts once it is ticked")
    func boxes() async throws {
        try await onStage { stage in
            let id = try stage.workspace.seed(.brand("Acme", ["Language": "German"], guidelines: "## Stimme\nSchreibt klar."))
            let before = try await brand(stage)
            try await stage.board.tell(.rules([emoji]), on: id, in: before.voice)
            try await stage.board.tell(.rules([emoji, question]), on: id, in: before.voice)
            let proposed = try await brand(stage)
            #expect(proposed.proposedRules == ["Keine Emojis.", "Enden Sie nicht mit einer Frage."])
            #expect(Rulebook(proposed).version == Rulebook(before).version && !proposed.guidelines.text.contains("Emoji"))
            let blocks = try await stage.client.children(of: id).elements
            let box = try #require(blocks.first { $0.kind.text?.plain == "Keine Emojis." })
            #expect(blocks.filter { $0.kind.text?.plain == "Vorgeschlagene Regeln" }.count == 1)
            try stage.workspace.perform(.tick(try #require(box.id), true))
            let accepted = try await brand(stage)
            #expect(accepted.proposedRules == ["Enden Sie nicht mit einer Frage."])
            #expect(Rulebook(accepted).rules.filter(\.isOfCode).map(\.words) == ["no emoji"])
            #expect(accepted.guidelines.text.hasSuffix("- Keine Emojis."), "\(accepted.guidelines.text)")
            #expect(stage.workspace.violations.isEmpty)
        }
    }

    @Test("What is written below the boxes stays a guideline, and new boxes come above it")
    func below() async throws {
        try await onStage { stage in
            let id = try stage.workspace.seed(.brand("Acme", guidelines: "Be plain."))
            try await stage.board.tell(.rules([emoji]), on: id, in: .plain)
            _ = try await stage.client.append(
                [Block(.heading(2, RichText("Legal"), toggles: false)), Block(.paragraph(RichText("No hashtags.")))], to: id)
            try await stage.board.tell(.rules([question]), on: id, in: .plain)
            let texts = try await stage.client.children(of: id).elements.compactMap { $0.kind.text?.plain }
            #expect(texts.suffix(4) == ["No emoji.", "Do not end with a question.", "Legal", "No hashtags."])
            let read = try await brand(stage)
            #expect(read.proposedRules?.count == 2 && Rulebook(read).rules.contains { $0.words == "no hashtags" })
        }
    }
}
