using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1001_SigmoidBeforeBCEWithLogits>;

namespace TorchSharp.Analyzers.Tests.Losses.Domain;

public sealed class HelpersTests
{
    [Fact]
    public Task Hand_the_value_on() => Verify.Reports(
        ("Helpers.cs", """
            static class Helpers
            {
                public static Tensor Squash(this Tensor z) => z.sigmoid();

                public static Tensor Twice(Tensor z, bool twice = false)
                {
                    if (twice)
                        return torch.sigmoid(2 * z);
                    return torch.sigmoid(z);
                }

                public static Tensor Flat(Tensor z) => z.reshape(-1);

                public static void Fill(Tensor z, out Tensor p) => p = torch.sigmoid(z);

                public static (Tensor Output, Tensor Hidden) Both(Tensor z) => (torch.sigmoid(z), z);

                public static T Logged<T>(T value, string what)
                {
                    Console.WriteLine($"{what}: {value}");
                    return value;
                }

                public static async Task<Tensor> LaterAsync(Tensor z)
                {
                    await Task.Yield();
                    return torch.sigmoid(z);
                }

                public static Tensor One(Tensor z) => Two(z);
                private static Tensor Two(Tensor z) => Three(z);
                private static Tensor Three(Tensor z) => torch.sigmoid(z);
            }
            """),
        ("Steps.cs", """
            class Steps
            {
                Tensor Extension(Tensor z, Tensor y) => functional.binary_cross_entropy_with_logits([|z.Squash()|], y);
                Tensor Default(Tensor z, Tensor y) => functional.binary_cross_entropy_with_logits([|Helpers.Twice(z)|], y);
                Tensor Named(Tensor z, Tensor y) => functional.binary_cross_entropy_with_logits(target: y, input: [|Helpers.Twice(twice: true, z: z)|]);
                Tensor Shaped(Tensor z, Tensor y) => functional.binary_cross_entropy_with_logits([|Helpers.Flat(torch.sigmoid(z))|], y);
                Tensor Tuple(Tensor z, Tensor y) => functional.binary_cross_entropy_with_logits([|Helpers.Both(z).Output|], y);
                Tensor Passed(Tensor z, Tensor y) => functional.binary_cross_entropy_with_logits([|Helpers.Logged(z.Squash(), "p")|], y);
                Tensor Far(Tensor z, Tensor y) => functional.binary_cross_entropy_with_logits([|Helpers.One(z)|], y);

                Tensor Out(Tensor z, Tensor y)
                {
                    Helpers.Fill(z, out var p);
                    return functional.binary_cross_entropy_with_logits([|p|], y);
                }

                Tensor Deconstructed(Tensor z, Tensor y)
                {
                    var (p, _) = Helpers.Both(z);
                    return functional.binary_cross_entropy_with_logits([|p|], y);
                }

                async Task<Tensor> Awaited(Tensor z, Tensor y) => functional.binary_cross_entropy_with_logits([|await Helpers.LaterAsync(z)|], y);

                Tensor Local(Tensor z, Tensor y)
                {
                    return functional.binary_cross_entropy_with_logits([|Squash(z)|], y);
                    static Tensor Squash(Tensor t) => torch.sigmoid(t);
                }
            }
            """));

    [Fact]
    public Task Hand_something_else_on() => Verify.Silent("""
        static class Helpers
        {
            public static Tensor Maybe(Tensor z, bool squash) => squash ? torch.sigmoid(z) : z;
            public static Tensor Scaled(Tensor z) => torch.sigmoid(z) * 2 - 1;
            public static (Tensor Output, Tensor Probability) Both(Tensor z) => (z, torch.sigmoid(z));
            public static Tensor Print(Tensor z) { Console.WriteLine(torch.sigmoid(z).ToString()); return z; }
            public static Tensor Unknown(Func<Tensor, Tensor> act, Tensor z) => act(z);
            public static Tensor Search(Dictionary<string, Func<Tensor, Tensor>> acts, Tensor z) => acts["none"](z);
            public static IEnumerable<Tensor> Batches(Tensor z) { yield return torch.sigmoid(z); yield return z; }
            public static Tensor? OrNothing(Tensor z) => z.requires_grad ? z : null;
        }

        class Steps
        {
            Tensor Maybe(Tensor z, Tensor y) => functional.binary_cross_entropy_with_logits(Helpers.Maybe(z, false), y);
            Tensor Scaled(Tensor z, Tensor y) => functional.binary_cross_entropy_with_logits(Helpers.Scaled(z), y);
            Tensor Slot(Tensor z, Tensor y) => functional.binary_cross_entropy_with_logits(Helpers.Both(z).Output, y);
            Tensor Printed(Tensor z, Tensor y) => functional.binary_cross_entropy_with_logits(Helpers.Print(z), y);
            Tensor Search(Tensor z, Tensor y) => functional.binary_cross_entropy_with_logits(Helpers.Search(new() { ["sigmoid"] = torch.sigmoid, ["none"] = t => t }, z), y);
            Tensor OrNothing(Tensor z, Tensor y) => functional.binary_cross_entropy_with_logits(Helpers.OrNothing(z) ?? torch.sigmoid(z), y);

            Tensor Batches(Tensor z, Tensor y)
            {
                var total = torch.zeros(1);
                foreach (var batch in Helpers.Batches(z))
                    total += functional.binary_cross_entropy_with_logits(batch, y);
                return total;
            }
        }
        """);

    [Fact]
    public Task Report_where_both_halves_are_known() => Verify.Reports("""
        static class Criteria
        {
            public static Tensor OfLogits(Tensor output, Tensor target) => functional.binary_cross_entropy_with_logits(output, target);

            public static Tensor OfBoth(Tensor output, Tensor target) =>
                functional.binary_cross_entropy_with_logits([|torch.sigmoid(output)|], target);

            public static Tensor Weighted(Tensor output, Tensor target, double weight) => weight * OfLogits(output.view(-1), target);
        }

        class Steps
        {
            Tensor Direct(Tensor z, Tensor y) => Criteria.OfLogits([|torch.sigmoid(z)|], y);
            Tensor Through(Tensor z, Tensor y) => Criteria.Weighted([|torch.sigmoid(z)|], y, 0.5);
            Tensor Right(Tensor z, Tensor y) => Criteria.OfLogits(z, y);
            Tensor AlreadySaid(Tensor z, Tensor y) => Criteria.OfBoth(z, y);
        }
        """);
}
