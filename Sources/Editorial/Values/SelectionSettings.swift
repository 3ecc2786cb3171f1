/// How what could be written about is weighed, and how much of a day it may have.
package struct SelectionSettings: Sendable, Hashable {
    /// How much each counts where stories are ranked: from 0, not at all, to 1, where a story that has nothing of it is worth nothing.
    package var relevance = 0.5
    package var freshness = 1.0
    package var source = 1.0
    package var novelty = 0.5
    /// Drafts a day and account, where the brand sets no maximum.
    package var maximumADay = 3
    /// The part of a day that one source and one topic get, rounded up, while others are on offer.
    package var sourceShare = 0.5
    package var topicShare = 0.67

    package init() {}

    /// What is left of a worth for a part of something that counts so much.
    static func factor(_ part: Double, counting weight: Double) -> Double { 1 - weight + weight * part }
}
