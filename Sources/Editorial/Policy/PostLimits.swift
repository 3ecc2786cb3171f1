import Support

/// What no post may exceed, and what keeps an editor's approval from counting.
package enum PostLimits {
    /// LinkedIn's limit; counted in UTF-16 units of the escaped text, which is safe under every reading of its documentation.
    package static let units = 3000
    /// Where the feed folds a text behind "... more".
    package static let fold = 210
    /// LinkedIn's images API.
    package static let altTextUnits = 4086
    private static let reserved = Set("\\|{}@[]()<>#*_~".unicodeScalars)

    /// UTF-16 units of the text as it will be sent: reserved characters cost one more, live hashtags none.
    package static func escapedUnits(_ text: String) -> Int {
        PostSegment.split(text).reduce(0) { sum, segment in
            switch segment {
            case .hashtag(let word): sum + 1 + word.utf16.count
            case .text(let plain): sum + plain.utf16.count + plain.unicodeScalars.lazy.filter(reserved.contains).count
            }
        }
    }

    /// Sentences about what keeps this content from being approved; empty when nothing does.
    package static func obstacles(_ content: PostContent, foreignBlocks: [String]) -> [String] {
        var obstacles: [String] = []
        if content.text.trimmed.isEmpty { obstacles.append("The post has no text: write some under \"Post\".") }
        let units = escapedUnits(content.text)
        if units > Self.units { obstacles.append("The post has \(units) of \(Self.units) units: shorten it.") }
        for type in Set(foreignBlocks).sorted() {
            obstacles.append("The \(type) under \"Post\" cannot be published as text: remove it or move it out of \"Post\".")
        }
        if content.pictureHash != nil, content.altText.trimmed.isEmpty {
            obstacles.append("The picture has no alt text: fill in \"Alt text\".")
        }
        if content.altText.utf16.count > altTextUnits { obstacles.append("The alt text is longer than \(altTextUnits) units: shorten it.") }
        return obstacles
    }
}
