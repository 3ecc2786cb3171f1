import Editorial
import FoundationEssentials
import Support

/// The labelled claims of the folder "Fixtures", with their sources; README.md there says how they were made.
struct LabelledClaims {
    /// What became of a claim while the code was written.
    enum Part: String, CaseIterable {
        case developed = "developed on"
        /// Every third source was kept back until the code was finished.
        case heldOut = "held out"
        /// Written long after, and run once before anybody looked at what the code made of it.
        case later = "written later"
        /// By another author, who knew nothing of the code; run once, then developed on.
        case blind = "written by another"
        /// By two more, who knew nothing of the code or of each other.
        case second = "written by a second"
        case third = "written by a third"
        /// Told by what can be computed from a source, rather than by what it states.
        case computed = "computed"
        /// Of a file that is no part of the set.
        case given
    }

    /// A sentence of a draft, and what was altered in it.
    struct Item {
        let source: FactSource
        /// nil where the source says it.
        let altered: Claim.Kind?
        let text: String
        let part: Part
    }

    let items: [Item]

    init(folder: String) throws {
        var shelf = Shelf()
        for name in ["english", "german", "french", "across", "names", "kinds", "later", "blind", "second", "third", "computed"] {
            try shelf.read("\(folder)/\(name).tsv") { Self.part(of: name, $0) }
        }
        items = shelf.items
    }

    /// Those of one more file of the same form.
    init(file: String) throws {
        var shelf = Shelf()
        try shelf.read(file) { _ in .given }
        items = shelf.items
    }

    /// What was read, and the sources so far.
    private struct Shelf {
        var items: [Item] = []
        private var sources: [String: FactSource] = [:]

        mutating func read(_ path: String, part: (String) -> Part) throws {
            var id = ""
            let data = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
            for line in data.split(separator: "\n") {
                let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
                switch fields[0] {
                case "S" where fields.count > 3:
                    id = fields[1]
                    sources[id] = FactSource(address: id, text: fields[3], day: LabelledClaims.day(fields[2]))
                case "R" where fields.count > 1: id = fields[1]
                case "C" where fields.count > 2:
                    guard let source = sources[id] else { continue }
                    items.append(Item(source: source, altered: LabelledClaims.kinds[fields[1]], text: fields[2], part: part(id)))
                default: continue
                }
            }
        }
    }

    private static func part(of file: String, _ source: String) -> Part {
        switch file {
        case "later": .later
        case "blind": .blind
        case "second": .second
        case "third": .third
        case "computed": .computed
        case "kinds": .developed
        default: (Int(source.dropFirst()) ?? 0) % 3 == 0 ? .heldOut : .developed
        }
    }

    private static let kinds: [String: Claim.Kind] = ["number": .figure, "date": .date, "name": .name, "quote": .quotation]

    /// "2025-03-12" as days since 1970-01-01.
    private static func day(_ text: String) -> Int? {
        let parts = text.split(separator: "-").compactMap { Int($0) }
        return parts.count == 3 ? CivilDate.days(year: parts[0], month: parts[1], day: parts[2]) : nil
    }
}
