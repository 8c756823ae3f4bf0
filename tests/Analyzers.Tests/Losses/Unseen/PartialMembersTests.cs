using TorchSharp.Analyzers.Testing;

namespace TorchSharp.Analyzers.Tests.Losses.Unseen;

/// <summary>A partial member runs what its other part says, whatever that part calls its parameters.</summary>
public sealed class PartialMembersTests
{
    public static TheoryData<string, string, string, string> Members => new()
    {
        { "9", "public partial void Set(Tensor p);", "public partial void Set(Tensor q) { {0}; }", "new Part().Set(p);" },
        { "9", "public partial void Set(Tensor p, out int n);", "public partial void Set(Tensor q, out int m) { m = 1; {0}; }", "new Part().Set(p, out _);" },
        { "13", "public partial Tensor P { get; set; }", "public partial Tensor P { get => q; set { q = value; {0}; } }", "new Part { P = p }.ToString();" },
        { "13", "public partial Tensor P { get; set; }", "public partial Tensor P { get => q; set { q = value; {0}; } }", "var part = new Part(); part.P = p;" },
        { "13", "public partial Tensor this[int i] { get; set; }", "public partial Tensor this[int j] { get => q; set { q = value; {0}; } }", "new Part()[0] = p;" },
        { "14", "public partial Part(Tensor p);", "public partial Part(Tensor q) { {0}; }", "_ = new Part(p);" },
    };

    [Theory]
    [MemberData(nameof(Members))]
    public Task The_other_part_changes_what_it_is_given(string version, string declared, string implemented, string use) =>
        Judged(version, declared, implemented, use, "q.log_()", Findings.None);

    [Theory]
    [MemberData(nameof(Members))]
    public Task The_other_part_looks_at_what_it_is_given(string version, string declared, string implemented, string use) =>
        Judged(version, declared, implemented, use, "Console.WriteLine(q.mean())", Findings.One);

    [Fact]
    public Task What_it_gives_back() => Findings.One(Program(
        "public static partial void Make(Tensor z, out Tensor p);", "public static partial void Make(Tensor y, out Tensor q) => q = y.softmax(1);", "Part.Make(z, out var o); p = o;"));

    [Fact]
    public Task What_it_gives_back_as_it_was_given() => Findings.None(Program(
        "public static partial void Make(Tensor z, out Tensor p);", "public static partial void Make(Tensor y, out Tensor q) => q = y.log_softmax(1);", "Part.Make(z, out var o); p = o;"));

    private static Task Judged(string version, string declared, string implemented, string use, string effect, Func<string, ProgramOptions?, Task> judge)
    {
        Findings.SkipBefore(version);
        return judge(Program(declared, implemented.Replace("{0}", effect, StringComparison.Ordinal), use), null);
    }

    private static string Program(string declared, string implemented, string use) => $$"""
        #nullable disable
        partial class Part { {{declared}} }
        partial class Part { private Tensor q; {{implemented}} }
        static class Program
        {
            static Tensor Step(Linear net, Tensor x, Tensor y)
            {
                using var guard = torch.no_grad();
                var z = net.call(x);
                var p = z.softmax(1);
                {{use}}
                return functional.nll_loss(p, y);
            }
        }
        """;
}
