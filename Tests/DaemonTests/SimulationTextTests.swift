import Editorial
import FoundationEssentials
import Support
import Testing

@testable import Daemon

/// A simulation as a terminal shows it.
struct SimulationTextTests {
    private func line(_ time: String, _ kind: PlanLine.Kind, title: String? = nil, notes: [String] = [], conflicts: [String] = [])
        -> PlanLine
    {
        PlanLine(
            at: Date(timeIntervalSince1970: 0), time: "Tue 2026-12-01 \(time) Europe/Berlin", week: "2026-11-30", kind: kind,
            brands: ["Acme"],
            draftID: title.map { _ in "d" }, title: title, notes: notes, conflicts: conflicts)
    }

    private func text(_ lines: [PlanLine]) throws -> String {
        let plan = AccountPlan(
            account: "Page", notes: ["The account is paused in the configuration."], lines: lines,
            unplaced: [UnplacedDraft(draftID: "u", title: "Left", brand: "Acme", reason: "no slot is free")])
        let simulation = Simulation(from: Date(timeIntervalSince1970: 0), until: Date(timeIntervalSince1970: 604_800), accounts: [plan])
        return SimulationText.render(try JSON(parsing: try JSON.document(of: simulation)))
    }

    @Test func `posts, slots, conflicts and what has no slot stand week by week, with their sums`() throws {
        let text = try text([
            line("09:00", .scheduled, title: "Wind\u{1B}[31m at sea", conflicts: ["on hold"]),
            line("10:00", .closed, notes: ["in the blackout \"Sat-Sun\""]), line("11:00", .free),
        ])
        let expected = """
            From 1970-01-01 to 1970-01-08, if every draft in review were approved now

            Page
              The account is paused in the configuration.

              Week of Mon 2026-11-30
                Tue 2026-12-01 09:00 Europe/Berlin   scheduled  Acme: Wind[31m at sea
                                                              ! on hold
                Tue 2026-12-01 10:00 Europe/Berlin   closed     Acme
                                                                in the blackout "Sat-Sun"
                Tue 2026-12-01 11:00 Europe/Berlin   free       Acme

              Without a slot
                Acme: Left: no slot is free

              1 scheduled, 0 proposed, 1 free, 1 closed; 1 with a conflict
            """
        #expect(text == expected)
    }

    @Test func `many slots of a day that are alike are one line`() throws {
        let text = try text(["09:00", "09:30", "10:00", "10:30"].map { line($0, .free) })
        #expect(text.contains("09:00 Europe/Berlin   free       Acme (4 slots until 10:30)\n"))
        #expect(text.contains("4 free"))
    }
}
