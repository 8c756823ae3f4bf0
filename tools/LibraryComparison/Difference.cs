namespace LibraryComparison;

/// <summary>One place where two ways to the same result disagree.</summary>
/// <param name="Check">The comparison that found it.</param>
/// <param name="Member">The member with its parameter types, so that it is the same text in the next version.</param>
/// <param name="Found">What the two ways gave. It may change from machine to machine; check and member may not.</param>
internal sealed record Difference(string Check, string Member, string Found);
