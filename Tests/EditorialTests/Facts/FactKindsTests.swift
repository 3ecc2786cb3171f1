import Editorial
import Support
import Testing

/// What drafts say in other words than their sources, kind by kind.
@Suite struct FactKindsTests {
    private static let day = CivilDate.days(year: 2025, month: 3, day: 12)

    private func doubts(_ draft: String, _ kind: FactKind) -> [Claim] {
        let source = FactSource(address: "s", text: kind.source, day: Self.day)
        return FactCheck([source]).facts(in: draft).filter { $0.doubt != nil && $0.claim.kind != .name }.map(\.claim)
    }

    @Test("there are 150 ways and more")
    func count() {
        #expect(
            FactKind.all(in: "rounding", "shares", "derived", "notations", "units", "durations", "dates", "quotations", "own").count >= 150)
    }

    @Test(
        "figures are known however they are told",
        arguments: FactKind.all(in: "rounding", "shares", "derived", "notations", "units", "durations"))
    func figures(_ kind: FactKind) { judge(kind, .figure) }

    @Test("dates are known however they are told", arguments: FactKind.all(in: "dates"))
    func dates(_ kind: FactKind) { judge(kind, nil) }

    @Test("quotations are known however they are cut", arguments: FactKind.all(in: "quotations"))
    func quotations(_ kind: FactKind) { judge(kind, .quotation) }

    @Test("numbers that count nothing of the source are no claims", arguments: FactKind.all(in: "own"))
    func own(_ kind: FactKind) { judge(kind, nil) }

    private func judge(_ kind: FactKind, _ expected: Claim.Kind?) {
        #expect(doubts(kind.supported, kind).map(\.words) == [], "\(kind.name): \(kind.supported)")
        let found = doubts(kind.altered, kind)
        #expect(!found.isEmpty && found.allSatisfy { expected == nil || $0.kind == expected }, "\(kind.name): \(kind.altered)")
    }
}
