using LibraryComparison.Declarations;
using LibraryComparison.Functions;

namespace LibraryComparison;

/// <summary>Every check, in the order of the table.</summary>
internal static class Checks
{
    public const long UsualSeed = 7;

    public static IReadOnlyList<ICheck> Named(string? part) =>
        [.. All().Where(check => part is null || check.Name.Contains(part, StringComparison.OrdinalIgnoreCase))];

    private static IReadOnlyList<ICheck> All() =>
    [
        new NativeArguments(),
        new UnreadParameters(),
        new StaticAgainstMethod(),
        new InPlace(),
        new LastDimension(),
        new Overloads(),
        new OptionsWithoutEffect(),
    ];
}
