using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Library.TSA6001_WrongInTorchSharp>;

namespace TorchSharp.Analyzers.Tests.Fixes.Library;

/// <summary>The edit of each row, spelled as the file spells.</summary>
public sealed class WrongInTorchSharpFixTests
{
    [Fact]
    public Task Names_the_last_dimension() => Fixed(
        """
        torch.quantile(x, q, [|dim: -1|], true);
        x.nanquantile(q, [|-1|]);
        """,
        """
        torch.quantile(x, q, dim: x.dim() - 1, true);
        x.nanquantile(q, x.dim() - 1);
        """);

    [Fact]
    public Task Does_not_say_a_computation_twice() => Unfixable("torch.quantile(x * 2, q, [|dim: -1|]);");

    [Fact]
    public Task Squares_the_deviation() => Fixed(
        """
        var y = x.var([|false|]) + torch.var(x + 1, [|unbiased: false|]);
        """,
        """
        var y = x.std(false).square() + (x + 1).std(unbiased: false).square();
        """);

    /// <summary>One run of <c>dotnet format analyzers</c> mends every row: it repairs by one kind of repair for each rule.</summary>
    [Fact]
    public Task A_mass_repair_makes_every_edit() => Fixed(
        """
        var y = [|erfinv|](x) + x.var([|false|]);
        x.nanquantile(q, [|-1|]);
        var z = nn.functional.[|hardtanh|](x);
        """,
        """
        var y = x.erfinv() + x.std(false).square();
        x.nanquantile(q, x.dim() - 1);
        var z = x.clamp(-1, 1);
        """);

    [Fact]
    public Task Takes_the_method() => Fixed(
        """
        var y = torch.[|erfinv|](x) + [|erfinv|](x - 1);   // why
        torch.[|div|](x, right: q, RoundingMode.floor);
        [|divide|](rounding_mode: RoundingMode.trunc, right: 2, left: x);
        var (spread, mean) = torch.[|var_mean|](x, unbiased: false);
        torch.[|clamp_max_|](x, 1);
        [|lgamma_|](x);
        """,
        """
        var y = x.erfinv() + (x - 1).erfinv();   // why
        x.div(target: q, RoundingMode.floor);
        x.divide(rounding_mode: RoundingMode.trunc, target: 2);
        var (spread, mean) = x.var_mean(unbiased: false);
        x.clamp_max_(1);
        x.lgamma_();
        """);

    [Fact]
    public Task Clamps() => Fixed(
        """
        var y = functional.[|hardtanh|](x) + x.[|hardtanh|](0, 6) + functional.[|hardtanh|](x * 2, max_val: 6, inplace: false);
        """,
        """
        var y = x.clamp(-1, 1) + x.clamp(0, 6) + (x * 2).clamp(-1, 6);
        """);

    [Fact]
    public Task Clamps_in_place() => Fixed(
        """
        var layers = Sequential([|Hardtanh|](), nn.[|Hardtanh|](0, 6, false), [|Hardtanh|](max_val: 6));
        """,
        """
        var layers = Sequential(Hardtanh(inplace: true), nn.Hardtanh(0, 6, true), Hardtanh(max_val: 6, inplace: true));
        """);

    [Fact]
    public Task Draws_and_clamps() => Fixed(
        """
        init.[|trunc_normal_|](net.weight, std: 0.02);   // small
        torch.nn.init.[|trunc_normal_|](x, 0, 0.02, -0.04, 0.04);
        if (q is not null)
            init.[|trunc_normal_|](x, b: 3, a: -3);
        """,
        """
        init.normal_(net.weight, std: 0.02);   // small
        using (torch.no_grad())
            net.weight.clamp_(-2, 2);
        torch.nn.init.normal_(x, 0, 0.02);
        using (torch.no_grad())
            x.clamp_(-0.04, 0.04);
        if (q is not null)
        {
            init.normal_(x);
            using (torch.no_grad())
                x.clamp_(-3, 3);
        }
        """);

    [Fact]
    public Task Leaves_an_initialisation_within_an_expression() => Unfixable("var y = init.[|trunc_normal_|](x);");

    [Fact]
    public Task Writes_the_product() => Fixed(
        """
        var y = torch.[|baddbmm|](x, q, q);
        var z = 2 * x.[|baddbmm|](q, q, beta: 0.5f, alpha: 2);
        """,
        """
        var y = x + torch.bmm(q, q);
        var z = 2 * (x * 0.5f + torch.bmm(q, q) * 2);
        """);

    [Fact]
    public Task Assigns() => Fixed(
        """
        x.[|elu_|](0.5);
        x.print();
        """,
        """
        x = x.elu_(0.5);
        x.print();
        """);

    [Theory]
    [InlineData("x.[|elu_|]();")]
    [InlineData("var row = x[0]; row.[|elu_|]();")]
    [InlineData("var y = x; y.[|elu_|](); x.print();")]
    public Task Does_not_assign_what_nobody_reads(string statements) => Unfixable(statements);

    [Theory]
    [InlineData("if (q is not null) init.[|trunc_normal_|](x);")]
    [InlineData("foreach (var p in net.parameters()) init.[|trunc_normal_|](p);")]
    [InlineData("init.[|trunc_normal_|](x); x.print();")]
    public Task Leaves_an_initialisation_that_has_no_room_for_a_second_statement(string statements) => Unfixable(statements);

    [Fact]
    public Task Leaves_a_call_whose_comments_would_be_lost() => Unfixable("""
        torch.[|div|](x, // the numerator
            q, RoundingMode.floor);
        nn.functional.[|hardtanh|](x,
        #if DEBUG
            -3,
        #else
            -2,
        #endif
            2);
        """);

    [Fact]
    public Task Assigns_what_was_thrown_away() => Fixed(
        """
        _ = functional.[|elu|](x, 1, inplace: true);
        functional.[|elu|](x, 1, inplace: true);
        x.print();
        """,
        """
        x = functional.elu(x, 1, inplace: true);
        x = functional.elu(x, 1, inplace: true);
        x.print();
        """);

    [Fact]
    public Task Cannot_assign_what_is_read_only() => Unfixable("using var y = x + 1; y.[|elu_|]();");

    [Fact]
    public Task Takes_Adam() => Fixed(
        """
        var one = optim.[|RAdam|](net.parameters(), lr: 0.01);
        RAdam two = new TorchSharp.Modules.[|RAdam|](net.parameters(), 0.01);
        """,
        """
        var one = optim.Adam(net.parameters(), lr: 0.01);
        Adam two = new TorchSharp.Modules.Adam(net.parameters(), 0.01);
        """);

    [Fact]
    public Task Leaves_groups_that_Adam_does_not_take() => Unfixable("optim.[|RAdam|](new[] { new RAdam.ParamGroup(net.parameters(), lr: 0.1) }, lr: 0.1);");

    [Fact]
    public Task Leaves_the_momentum() => Fixed(
        """
        optim.lr_scheduler.[|CyclicLR|](optimizer, 0.1, 1);
        optim.lr_scheduler.CyclicLR(optimizer, 0.1, 1, [|cycle_momentum: true|], gamma: 1);
        """,
        """
        optim.lr_scheduler.CyclicLR(optimizer, 0.1, 1, cycle_momentum: false);
        optim.lr_scheduler.CyclicLR(optimizer, 0.1, 1, cycle_momentum: false, gamma: 1);
        """);

    [Fact]
    public Task Scales_by_the_iteration_where_gamma_has_its_name() => Fixed(
        """
        const double i = 0.9;
        optim.lr_scheduler.CyclicLR(optimizer, 0.1, 1, [|mode: optim.lr_scheduler.impl.CyclicLR.Mode.ExpRange|], gamma: i, cycle_momentum: false);
        """,
        """
        const double i = 0.9;
        optim.lr_scheduler.CyclicLR(optimizer, 0.1, 1, mode: optim.lr_scheduler.impl.CyclicLR.Mode.ExpRange, gamma: i, cycle_momentum: false, scale_fn: iteration => Math.Pow(i, iteration), scale_mode: optim.lr_scheduler.impl.CyclicLR.ScaleMode.Iterations);
        """);

    [Fact]
    public Task Scales_by_the_iteration() => Fixed(
        """
        optim.lr_scheduler.CyclicLR(optimizer, 0.1, 1, [|mode: optim.lr_scheduler.impl.CyclicLR.Mode.ExpRange|], gamma: 0.9, cycle_momentum: false);
        """,
        """
        optim.lr_scheduler.CyclicLR(optimizer, 0.1, 1, mode: optim.lr_scheduler.impl.CyclicLR.Mode.ExpRange, gamma: 0.9, cycle_momentum: false, scale_fn: i => Math.Pow(0.9, i), scale_mode: optim.lr_scheduler.impl.CyclicLR.ScaleMode.Iterations);
        """);

    [Fact]
    public Task Asks_the_optimizer() => Fixed(
        """
        var plateau = optim.lr_scheduler.ReduceLROnPlateau(optimizer);
        var rate = plateau.[|get_last_lr|]().First();
        var rates = plateau.[|get_last_lr|]().ToArray();
        """,
        """
        var plateau = optim.lr_scheduler.ReduceLROnPlateau(optimizer);
        var rate = optimizer.ParamGroups.First().LearningRate;
        var rates = optimizer.ParamGroups.Select(group => group.LearningRate).ToArray();
        """);

    [Theory]
    [InlineData("torch.special.[|erfcx|](x);")]
    [InlineData("RReLU();")]
    [InlineData("torch.[|rand_out|](x, 2);")]
    [InlineData("x.[|roll|](new long[] { 1 });")]
    [InlineData("optim.SGD(net.parameters(), 0.1, weight_decay: 0.1, [|maximize: true|]);")]
    public Task Offers_nothing_where_no_edit_is_right(string statement) => Unfixable(statement.Replace("RReLU", "[|RReLU|]", StringComparison.Ordinal));

    [Fact]
    public Task Spells_as_the_file_does() => Verify.With(ProgramOptions.Default with { Usings = "global using TorchSharp;" }).Fixed(
        """
        using T = TorchSharp.torch;

        class P
        {
            void M(T.Tensor x, T.Tensor a)
            {
                T.nn.init.[|trunc_normal_|](x);
            }
        }
        """,
        """
        using T = TorchSharp.torch;

        class P
        {
            void M(T.Tensor x, T.Tensor a)
            {
                T.nn.init.normal_(x);
                using (T.no_grad())
                    x.clamp_(-2, 2);
            }
        }
        """);

    [Fact]
    public Task Calls_by_name_alone_where_the_file_does() => Verify.With(ProgramOptions.Default with { Usings = "global using static TorchSharp.torch;" }).Fixed(
        "class P { Tensor M(Tensor x) => bmm(x, x) + [|baddbmm|](x, x, x); }",
        "class P { Tensor M(Tensor x) => bmm(x, x) + (x + bmm(x, x)); }");

    private static Task Fixed(string before, string after) => Verify.Fixed(Program(before), Program(after));

    private static Task Unfixable(string statements) => Verify.Unfixable(Program(statements));

    private static string Program(string statements) => $$"""
        class P
        {
            void M(Tensor x, Tensor q, Linear net, optim.Optimizer optimizer)
            {
                {{statements.Replace("\n", "\n        ", StringComparison.Ordinal)}}
            }
        }
        """;
}
