import Boards
import Editorial
import FoundationEssentials
import Rehearsal
import Support
import TestKit
import Testing

/// The logo that a brand's row carries.
@Suite struct LogoTests {
    private static func file(_ text: String) -> JSON {
        [NotionDesk.hosted(name: "logo.png", bytes: Array(text.utf8), type: "image/png")]
    }

    @Test("A brand's logo is fetched when it is new and another one when it was replaced")
    func fetches() async throws {
        try await onStage { stage in
            let id = try stage.workspace.seed(.brand("Acme", ["Logo": Self.file("one")]))
            let board = stage.another(intake: ScriptedIntake())
            stage.clock.advance(by: .seconds(120))
            let first = try await board.commissions(known: KnownOrders())
            #expect(first.problems.isEmpty && first.logos.map(\.bytes) == [Array("one".utf8)])
            #expect(first.brands.first?.logo?.hash == first.logos.first?.hash)
            var known = KnownOrders().after(first)
            stage.clock.advance(by: .seconds(120))
            try stage.workspace.perform(.append(page: id, text: "Be plain."))
            let second = try await board.commissions(known: known)
            #expect(second.logos.isEmpty && second.brands.first?.logo == first.brands.first?.logo)
            known = known.after(second)
            try stage.workspace.perform(.setProperty(page: id, name: "Logo", value: Self.file("two")))
            let armed = try await board.brand(id, known: #require(known.brands[id]))
            #expect(armed.logo == first.brands.first?.logo)
            let third = try await board.commissions(known: known)
            #expect(third.logos.map(\.bytes) == [Array("two".utf8)])
            try stage.workspace.perform(.setProperty(page: id, name: "Logo", value: []))
            let none = try await board.commissions(known: known.after(third))
            #expect(none.brands.map(\.logo) == [nil])
            #expect(stage.workspace.violations.isEmpty)
        }
    }

    @Test("A file that is no picture is named on the row and not asked for again")
    func refuses() async throws {
        try await onStage { stage in
            let id = try stage.workspace.seed(.brand("Acme", ["Logo": Self.file("words")]))
            let board = stage.another(intake: ScriptedIntake(refused: [""]))
            stage.clock.advance(by: .seconds(120))
            var known = KnownOrders()
            for _ in 1...3 {
                let reading = try await board.commissions(known: known)
                #expect(reading.problems.count == 1 && reading.problems[0].sentence.contains("the logo is left out ( is no picture.)"))
                known = known.after(reading)
                stage.clock.advance(by: .seconds(120))
            }
            #expect(stage.workspace.row(id)?.properties["Problems"]?.string?.contains("the logo is left out") == true)
            stage.clock.advance(by: .seconds(1200))
            #expect(try await board.commissions(known: known).brands.isEmpty)
        }
    }

    @Test("A logo that could not be fetched is tried again ten minutes later, and at once by another process")
    func triesAgain() async throws {
        try await onStage { stage in
            let id = try stage.workspace.seed(.brand("Acme", ["Logo": Self.file("one")]))
            stage.workspace.faults.add(.init(.status(503), path: "/secure-files/*", count: 2))
            let board = stage.another(intake: ScriptedIntake())
            stage.clock.advance(by: .seconds(120))
            var known = KnownOrders()
            for _ in 1...3 {
                let reading = try await board.commissions(known: known)
                #expect(reading.problems.count == 1 && reading.logos.isEmpty)
                known = known.after(reading)
                stage.clock.advance(by: .seconds(120))
            }
            let other = stage.another(intake: ScriptedIntake())
            #expect(try await other.commissions(known: known).logos.count == 1)
            stage.clock.advance(by: .seconds(601))
            let back = try await board.commissions(known: known)
            #expect(back.problems.isEmpty && back.logos.count == 1 && back.brands.first?.id == id)
        }
    }
}
