import Feeds
import FoundationEssentials
import Support
import Testing

/// Tables of documents and what is read in them, one file for each area; see Fixtures/Parsing/README.
struct ParsingTableTests {
    @Test(arguments: ["rss", "atom", "media", "text", "addresses", "damaged", "json", "rdf", "names", "markup", "encodings"])
    func documentsAreReadAsTheirSpecificationsSay(area: String) throws {
        let cases = try ParsingCase.all(in: area)
        #expect(cases.count > 15)
        for parsingCase in cases {
            let found = parsingCase.differences
            #expect(found.isEmpty, "\(area): \(parsingCase.name): \(found.joined(separator: "; "))")
        }
    }
}

/// One document of a table.
struct ParsingCase {
    let name: String
    let document: [UInt8]
    let url: String?
    let contentType: String?
    let expected: JSON

    /// What is not as it was expected: `.feed.title: "A" is "B"`.
    var differences: [String] {
        let found = FeedPrint(FeedDocument(document, contentType: contentType, url: url)).json().value
        return ParsingCase.differences(expected, found, at: "")
    }

    /// Null stands for what has to be absent; an object's other members are free, an array's elements are not.
    private static func differences(_ expected: JSON, _ found: JSON?, at path: String) -> [String] {
        switch (expected, found) {
        case (.null, nil): return []
        case (.object(let members), .object(let others)):
            return members.sorted { $0.key < $1.key }.flatMap { differences($0.value, others[$0.key], at: "\(path).\($0.key)") }
        case (.array(let elements), .array(let others)) where elements.count == others.count:
            return zip(elements, others).enumerated().flatMap { differences($1.0, $1.1, at: "\(path)[\($0)]") }
        default: return expected == found ? [] : ["\(path): \(expected.text) is \(found?.text ?? "absent")"]
        }
    }

    static func all(in area: String) throws -> [ParsingCase] {
        let text = String(decoding: try Fixture.bytes("Parsing/\(area).txt"), as: UTF8.self)
        var (cases, template, url, type, name, lines): ([ParsingCase], String, String?, String?, String?, [String]) = (
            [], "…", nil, nil, nil, []
        )
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            guard let open = name else {
                if line.hasPrefix("@ ") { template = String(line.dropFirst(2)) }
                if line.hasPrefix("&") { url = line == "&" ? nil : String(line.dropFirst(2)) }
                if line.hasPrefix("%") { type = line == "%" ? nil : String(line.dropFirst(2)) }
                if line.hasPrefix("? ") { name = String(line.dropFirst(2)) }
                continue
            }
            guard line.hasPrefix("= ") else {
                lines.append(line)
                continue
            }
            let document = template.replacing("…", with: lines.joined(separator: "\n")).replacing("␁", with: "\u{1}")
            cases.append(
                ParsingCase(
                    name: open, document: bytes(document), url: url, contentType: type,
                    expected: try JSON(parsing: Array(line.dropFirst(2).utf8))))
            (name, lines) = (nil, [])
        }
        return cases
    }

    /// The bytes of a document in which `‹80 FF›` stands for bytes that are no text.
    private static func bytes(_ document: String) -> [UInt8] {
        let parts = document.split(separator: "‹", omittingEmptySubsequences: false)
        return parts.dropFirst().reduce(Array((parts.first ?? "").utf8)) { bytes, part in
            let (raw, text) = (part.prefix { $0 != "›" }, part.drop { $0 != "›" }.dropFirst())
            return bytes + raw.split(separator: " ").compactMap { UInt8($0, radix: 16) } + Array(text.utf8)
        }
    }
}
