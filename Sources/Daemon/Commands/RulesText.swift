import Editorial
import Support

/// Rules and trials for a terminal.
enum RulesText {
    static func list(_ answer: JSON) -> String {
        (answer["brands"]?.array ?? []).map(brand).joined(separator: "\n\n")
    }

    static func trial(_ answer: JSON) -> String {
        let changes = answer["changes"]?.array ?? []
        let head = "\(changes.count) of \(answer["drafts"]?.integer ?? 0) drafts would have other findings"
        let blocked = changes.filter { $0["blocks"]?.bool == true }.count
        var lines = [head + (blocked == 0 ? "." : ", and \(blocked) of them could not be approved.")]
        lines.append("Rules: \(field(answer["before"])) now, \(field(answer["after"])) after.")
        for (sign, rules) in [("-", answer["removed"]), ("+", answer["added"])] {
            lines += (rules?.array ?? []).flatMap { ["\(sign) \(sentence($0))", "      \(mark($0))\(field($0["check"]))"] }
        }
        for change in changes {
            lines.append("\n\(field(change["draft"]))  \(field(change["state"]))  \(field(change["title"]))")
            lines += (change["gone"]?.array ?? []).map { "  - " + field($0["message"]) }
            lines += (change["found"]?.array ?? []).map { "  + " + field($0["message"]) }
        }
        return lines.joined(separator: "\n")
    }

    private static func brand(_ brand: JSON) -> String {
        let rules = brand["rules"]?.array ?? []
        let asked = rules.filter { $0["by"]?.string == "model" }
        var lines = ["\(field(brand["brand"])): \(rules.count) rules, version \(field(brand["version"]))"]
        lines += part("Checked by code (\"!\" blocks approval)", checks(rules.filter { !asked.contains($0) }))
        lines += part("Asked of the model that wrote the draft", asked.map(sentence))
        lines += part("Sentences without a rule", (brand["unused"]?.array ?? []).map(field))
        lines += part("Proposed on the brand's page, in force once ticked there", (brand["proposed"]?.array ?? []).map(field))
        return lines.joined(separator: "\n")
    }

    private static func part(_ heading: String, _ lines: [String]) -> [String] {
        lines.isEmpty ? [] : ["", "  " + heading] + lines.map { "    " + $0 }
    }

    /// Each sentence with what is checked of it.
    private static func checks(_ rules: [JSON]) -> [String] {
        rules.indices.flatMap { index in
            let isSame = index > 0 && rules[index - 1]["sentence"] == rules[index]["sentence"]
            return (isSame ? [] : [sentence(rules[index])]) + ["    \(mark(rules[index]))\(field(rules[index]["check"]))"]
        }
    }

    private static func mark(_ rule: JSON) -> String { rule["blocks"]?.bool == true ? "! " : "" }

    private static func sentence(_ rule: JSON) -> String {
        let sentence = field(rule["sentence"])
        return sentence.isEmpty ? "(the property Banned words)" : sentence
    }

    /// Editors' words: on one line, and without what steers a terminal.
    private static func field(_ value: JSON?) -> String { UntrustedText.clean(value?.string ?? "").replacing("\n", with: " ") }
}
