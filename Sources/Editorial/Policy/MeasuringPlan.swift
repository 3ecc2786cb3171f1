import FoundationEssentials
import Support

/// When the numbers of a published post are read.
package enum MeasuringPlan {
    /// The ages at which they are: an hour, a day, a week and four weeks.
    package static let ages: [Duration] = [.seconds(3600), .seconds(86_400), .seconds(7 * 86_400), .seconds(28 * 86_400)]
    /// Two readings, and so two changes of the page, have at least so much between them.
    package static let pause = Duration.seconds(3600)
    /// A reading that still fails so long after the last age is given up.
    package static let patience = Duration.seconds(7 * 86_400)

    /// When the next reading is due, `last` being the time of the one before; nil after the last. One that is late stands for all ages
    /// that have passed by then.
    package static func next(publishedAt: Date, after last: Date? = nil) -> Date? {
        guard let last else { return publishedAt + ages[0] }
        guard let age = ages.first(where: { publishedAt + $0 > last }) else { return nil }
        return max(publishedAt + age, last + pause)
    }

    /// Whether a reading would come too late to say anything.
    package static func isOver(publishedAt: Date, at now: Date) -> Bool { now > publishedAt + ages[ages.count - 1] + patience }

    /// What a reading says in the light of the ones before it.
    ///
    /// LinkedIn leaves out posts without any activity, and those that are gone: who was seen before is not unseen afterwards.
    package static func judge(_ numbers: PostNumbers, after earlier: [Measurement]) -> PostNumbers {
        let wasSeen = earlier.contains { !$0.numbers.values.isEmpty && !$0.numbers.isNothing }
        return numbers.isNothing && wasSeen ? .none(because: "nothing is told of this post any more, it may have been deleted") : numbers
    }
}
