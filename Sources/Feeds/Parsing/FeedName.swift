/// How an element is called, with all that its name alone decides; a document has one for all that are alike.
final class FeedName {
    /// What an element is besides something that says something.
    enum Role { case entry, channel, source, topic, other }
    /// Which of an element's children belong to it and not to the feed or entry.
    enum Frame { case person, image, textInput, skippedHours, skippedDays, none }

    let key: String
    /// `dc_date`: with the vocabulary's usual prefix, or the one that the document uses.
    let extra: String
    /// Whether it is of Atom's vocabulary, whose types say how text is meant.
    let isAtom: Bool
    let role: Role
    let frame: Frame
    /// The type of its text when it names none; nil where elements inside are no markup.
    let textType: String?
    /// Files what it says; nil for what is not known any closer.
    let taker: FeedRecord.Taker?

    init(key: String, extra: String, isAtom: Bool) {
        self.key = key
        self.extra = extra
        self.isAtom = isAtom
        role = FeedName.roles[key] ?? .other
        frame = FeedName.frames[key] ?? .none
        textType = FeedTextForm.types[key]
        taker = FeedRecord.takers[key]
    }

    private static let roles: [String: Role] = [
        "item": .entry, "entry": .entry, "channel": .channel, "source": .source, "itunes:category": .topic,
    ]

    private static let frames: [String: Frame] = [
        "author": .person, "contributor": .person, "itunes:owner": .person, "image": .image, "textinput": .textInput,
        "skiphours": .skippedHours, "skipdays": .skippedDays,
    ]
}
