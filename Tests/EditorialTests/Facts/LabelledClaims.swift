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
        var items: [Item] = []
        var sources: [String: FactSource] = [:]
        for name in ["english", "german", "french", "across", "names", "kinds", "later"] {
            var id = ""
            let data = String(decoding: try Data(contentsOf: URL(filePath: "\(folder)/\(name).tsv")), as: UTF8.self)
            for line in data.split(separator: "\n") {
                let fields = line.split(separator: "\t").map(String.init)
                switch fields[0] {
                case "S":
                    id = fields[1]
                    sources[id] = FactSource(address: id, text: fields[3], day: Self.day(fields[2]))
                case "R": id = fields[1]
                default:
                    guard let source = sources[id] else { continue }
                    items.append(Item(source: source, altered: Self.kinds[fields[1]], text: fields[2], part: Self.part(of: name, id)))
                }
            }
        }
        self.items = items
    }

    private static func part(of file: String, _ source: String) -> Part {
        switch file {
        case "later": .later
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
