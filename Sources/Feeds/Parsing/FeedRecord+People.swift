import Support

extension FeedRecord {
    static let people: [String: Taker] = {
        var takers: [String: Taker] = [:]
        for key in ["author", "managingeditor", "dc:creator", "dc:author", "itunes:author"] {
            takers[key] = { record, element, _ in
                if let person = FeedPerson(element), record.authors.count < 200, !record.authors.contains(person) {
                    record.authors.append(person)
                }
            }
        }
        for key in ["contributor", "dc:contributor"] {
            takers[key] = { record, element, _ in if let person = FeedPerson(element) { record.contributors.append(person) } }
        }
        for key in ["webmaster", "dc:publisher", "itunes:owner"] {
            takers[key] = { record, element, _ in record.publisher = FeedPerson(element) ?? record.publisher }
        }
        return takers
    }()

    static let topics: [String: Taker] = [
        "category": { record, element, _ in record.add(FeedCategory(element)) },
        "dc:subject": { record, element, _ in record.add(FeedCategory(element)) },
        "media:category": { record, element, _ in record.add(FeedCategory(element), scheme: mediaScheme) },
        "itunes:category": { record, element, _ in record.add(element["text"].map { FeedCategory(term: $0) }, scheme: podcastScheme) },
        "keywords": { record, element, _ in record.add(FeedCategory(element)) },
        "itunes:keywords": { record, element, _ in record.addWords(of: element, scheme: podcastScheme) },
        "media:keywords": { record, element, _ in record.addWords(of: element, scheme: nil) },
        "tags": { record, element, _ in record.addWords(of: element, scheme: nil) },
    ]

    private static let mediaScheme = "http://search.yahoo.com/mrss/category_schema"
    private static let podcastScheme = "http://www.itunes.com/"
    /// More would be an attack; each is compared with those before it.
    private static let mostTopics = 500

    mutating func add(_ category: FeedCategory?, scheme: String? = nil) {
        guard var category, categories.count < FeedRecord.mostTopics else { return }
        if category.scheme == nil { category.scheme = scheme }
        if !categories.contains(category) { categories.append(category) }
    }

    private mutating func addWords(of element: FeedElement, scheme: String?) {
        for word in (element.content ?? "").split(separator: ",", maxSplits: FeedRecord.mostTopics).map(\.trimmed) where !word.isEmpty {
            add(FeedCategory(term: word), scheme: scheme)
        }
    }
}
