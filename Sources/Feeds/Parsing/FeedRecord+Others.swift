import Support

extension FeedRecord {
    static let others: [String: Taker] = [
        "language": { record, element, _ in record.language = element.content ?? record.language },
        "dc:language": { record, element, _ in record.language = element.content ?? record.language },
        "cloud": { record, element, _ in record.cloud = element.dictionary },
        "generator": { record, element, _ in
            let url = (element["uri"] ?? element["url"] ?? element["href"]).map(element.resolved)
            record.generator = FeedGenerator(name: element.content, url: url, version: element["version"])
        },
        "admin:generatoragent": { record, element, _ in
            record.generator = record.generator ?? FeedGenerator(url: element.resource ?? element.content)
        },
        "admin:errorreportsto": { record, element, _ in
            if let address = element.resource ?? element.content { record.extra["admin_errorreportsto"] = .text(address) }
        },
    ]

    static let places: [String: Taker] = [
        "georss:point": { record, element, _ in record.place = FeedGeometry("Point", element.content, fewest: 1) },
        "georss:line": { record, element, _ in record.place = FeedGeometry("LineString", element.content, fewest: 1) },
        "georss:polygon": { record, element, _ in record.place = FeedGeometry("Polygon", element.content, fewest: 4) },
        "georss:box": { record, element, _ in record.place = FeedGeometry("Box", element.content, fewest: 1) },
        "georss:where": { _, _, _ in }, "where": { _, _, _ in }, "gml:exterior": { _, _, _ in },
        "gml:pos": { record, element, _ in record.positions = FeedPositions(element) },
        "gml:poslist": { record, element, _ in record.positions = FeedPositions(element) },
        "gml:point": { record, element, _ in record.takePlace("Point", element) },
        "gml:linestring": { record, element, _ in record.takePlace("LineString", element) },
        "gml:linearring": { _, _, _ in },
        "gml:polygon": { record, element, _ in record.takePlace("Polygon", element) },
    ]

    private mutating func takePlace(_ kind: String, _ element: FeedElement) {
        let system = element["srsname"].flatMap { $0.contains("EPSG") ? $0.split(separator: ":").last.flatMap { Int($0) } : nil }
        let isGeographic = system.map { FeedGeometry.isGeographic($0) } ?? true
        let dimension = element["srsdimension"].flatMap { Int($0) } ?? 2
        self.place = FeedGeometry(
            kind, self.positions?.text, fewest: kind == "Polygon" ? 4 : 1, swaps: isGeographic, dimension: dimension == 3 ? 3 : 2)
        self.positions = nil
    }
}

/// The numbers of a place, before its element has said how they are meant.
struct FeedPositions: Sendable, Equatable {
    let text: String?

    init(_ element: FeedElement) { text = element.content }
}

extension FeedGeometry {
    /// Reads pairs of numbers, latitude before longitude where `swaps`; without a kind when they cannot be read.
    init(_ kind: String, _ text: String?, fewest: Int, swaps: Bool = true, dimension: Int = 2) {
        let words = (text ?? "").split(maxSplits: 100_000) { $0 == "," || $0.isWhitespace }
        let numbers = words.compactMap { Double($0) }
        guard numbers.count == words.count, numbers.allSatisfy(\.isFinite) else { return }
        let read = stride(from: 0, to: numbers.count - dimension + 1, by: dimension).map { start in
            (swaps ? [numbers[start + 1], numbers[start]] : [numbers[start], numbers[start + 1]])
                + numbers[(start + 2)..<(start + dimension)]
        }
        guard read.count >= fewest else { return }
        self.kind = kind
        positions = kind == "Point" ? [read[0]] : read
    }

    /// Whether a reference system of the EPSG's register counts in degrees, latitude first; the others count in metres.
    static func isGeographic(_ system: Int) -> Bool {
        (4001...4999).contains(system) || [3819, 3821, 3824, 3889, 3906].contains(system)
    }
}
