internal import Support

extension ValueForm<SecretReference> {
    /// Where a secret is kept; the secret itself is refused, and never repeated in a message.
    static func secret(named name: String) -> ValueForm {
        let right = "{ credential = \(KeyText.quoted(name)) }"
        return ValueForm(
            example: right,
            convert: { value throws(Refusal) in
                guard case .table(let table) = value.kind else {
                    throw Refusal("must not stand in the file itself, write \(right), or { env = \"NAME\" }, or { file = \"/path\" }")
                }
                guard table.entries.count == 1, let entry = table.entries.first, case .string(let text) = entry.value.kind, !text.isEmpty,
                    let reference = reference(entry.key, text)
                else {
                    throw Refusal("does not say where the secret is kept, write \(right), or { env = \"NAME\" }, or { file = \"/path\" }")
                }
                if case .credential = reference, text.contains("/") {
                    throw Refusal("names a credential with a slash in it, write its bare name, or { file = \"/path\" }")
                }
                return reference
            },
            show: { _ in "\"<secret>\"" },
            note: { "from \($0)" })
    }

    private static func reference(_ kind: String, _ text: String) -> SecretReference? {
        switch kind {
        case "credential": .credential(text)
        case "env": .env(text)
        case "file": .file(text)
        default: nil
        }
    }
}
