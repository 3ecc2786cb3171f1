import Editorial
import Pipeline
import Support

/// Rules and trials as documents for commands.
struct RulesReport: Sendable {
    let desk: RuleDesk

    /// The rules of one brand, or of all.
    func rules(ofBrand name: String?) async throws -> JSON {
        ["brands": .array(try await desk.brands(named: name).map(Self.json))]
    }

    /// What changed guidelines would change.
    func trial(_ order: JSON) async throws -> JSON {
        let trial = try await desk.trial(ofBrand: order["brand"]?.string ?? "", guidelines: order["guidelines"]?.string)
        return [
            "before": .string(trial.before.version), "after": .string(trial.after.version), "drafts": .integer(trial.drafts),
            "added": .array(trial.added.map(Self.json)), "removed": .array(trial.removed.map(Self.json)),
            "changes": .array(trial.changes.map(Self.json)),
        ]
    }

    private static func json(_ brand: Brand) -> JSON {
        let rulebook = Rulebook(brand)
        return [
            "brand": .string(brand.name), "version": .string(rulebook.version), "rules": .array(rulebook.rules.map(json)),
            "unused": .array(rulebook.unused.map { .string($0) }),
            "proposed": .array((brand.proposedRules ?? []).map { .string($0) }),
        ]
    }

    private static func json(_ rule: Rule) -> JSON {
        [
            "kind": .string(rule.kind), "polarity": .string(rule.polarity.rawValue), "check": .string(rule.words),
            "by": .string(rule.isOfCode ? "code" : "model"), "blocks": .bool(rule.blocksApproval), "sentence": .string(rule.sentence),
        ]
    }

    private static func json(_ change: RuleTrial.Change) -> JSON {
        [
            "draft": .string(change.draft.id), "title": .string(change.draft.title), "state": .string(change.draft.state.rawValue),
            "rules": .optional(change.draft.rules), "blocks": .bool(change.blocks), "found": .array(change.found.map(json)),
            "gone": .array(change.gone.map(json)),
        ]
    }

    private static func json(_ finding: RuleFinding) -> JSON {
        [
            "kind": .string(finding.rule.kind), "quote": .string(finding.quote), "message": .string(finding.message.description),
            "sentence": .string(finding.rule.sentence),
        ]
    }
}
