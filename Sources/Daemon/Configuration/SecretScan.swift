import Support
import TOML

/// Finds the secrets that a document refers to, for `check`.
enum SecretScan {
    /// Every `{ credential = ... }`, `{ env = ... }` and `{ file = ... }` of tables that are not disabled, in the order of the file.
    static func references(in table: TOMLTable) -> [SecretReference] {
        let isDisabled = table.entries.contains { entry in
            if entry.key == "enabled", case .bool(false) = entry.value.kind { true } else { false }
        }
        if isDisabled { return [] }
        return table.entries.flatMap { references(in: $0.value) }
    }

    private static func references(in value: TOMLValue) -> [SecretReference] {
        switch value.kind {
        case .table(let table): reference(table).map { [$0] } ?? references(in: table)
        case .array(let values): values.flatMap(references)
        default: []
        }
    }

    private static func reference(_ table: TOMLTable) -> SecretReference? {
        guard table.entries.count == 1, let entry = table.entries.first, case .string(let name) = entry.value.kind else { return nil }
        switch entry.key {
        case "credential": return .credential(name)
        case "env": return .env(name)
        case "file": return .file(name)
        default: return nil
        }
    }
}
