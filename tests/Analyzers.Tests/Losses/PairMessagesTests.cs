using System.Globalization;

namespace TorchSharp.Analyzers.Tests.Losses;

/// <summary>What is said of each activation before each loss, word for word. Both stand on the squiggled line, so that no places are named.</summary>
public sealed class PairMessagesTests
{
    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Says_what_happens_and_what_to_do(string input, string loss, string english, string chinese)
    {
        var steps = $"class Steps\n{{\n    Tensor Of(Tensor z, Tensor y) => {loss.Replace("{0}", input, StringComparison.Ordinal)};\n}}\n";
        var program = await TestProgram.CreateAsync([new SourceFile("Steps.cs", steps)], ProgramOptions.Default);
        var finding = Assert.Single(await ProgramAnalysis.BuildAsync(program.Compilation, RulesUnderTest.Shipped));
        Assert.Equal(english, finding.GetMessage(CultureInfo.InvariantCulture));
        Assert.Equal(chinese, finding.GetMessage(CultureInfo.GetCultureInfo("zh-Hans")));
    }

    public static TheoryData<string, string, string, string> Pairs => new()
    {
        {
            "torch.sigmoid(z)", "BCEWithLogitsLoss().forward({0}, y)",
            "'torch.sigmoid' already makes probabilities, and 'BCEWithLogitsLoss' applies sigmoid to them again: the "
                + "predicted probability cannot leave (0.5, 0.731), and the loss cannot fall below 0.693 for a negative label or "
                + "0.313 for a positive one. Give it the logits (the values before the activation), or use BCELoss.",
            "'torch.sigmoid' 已经得到概率，'BCEWithLogitsLoss' 又对它做了一次 sigmoid：预测概率只能落在 (0.5, 0.731) 之间，负类的损失不会低于 0.693，正类的损失不会低于 "
                + "0.313。请传入 logits（激活函数之前的值），或改用 BCELoss。"
        },
        {
            "torch.sigmoid(z)", "functional.binary_cross_entropy_with_logits({0}, y)",
            "'torch.sigmoid' already makes probabilities, and 'torch.nn.functional.binary_cross_entropy_with_logits' applies "
                + "sigmoid to them again: the predicted probability cannot leave (0.5, 0.731), and the loss cannot fall below "
                + "0.693 for a negative label or 0.313 for a positive one. Give it the logits (the values before the activation), "
                + "or use binary_cross_entropy.",
            "'torch.sigmoid' 已经得到概率，'torch.nn.functional.binary_cross_entropy_with_logits' 又对它做了一次 sigmoid：预测概率只能落在 (0.5, "
                + "0.731) 之间，负类的损失不会低于 0.693，正类的损失不会低于 0.313。请传入 logits（激活函数之前的值），或改用 binary_cross_entropy。"
        },
        {
            "torch.sigmoid(z)", "MultiLabelSoftMarginLoss().forward({0}, y)",
            "'torch.sigmoid' already makes probabilities, and 'MultiLabelSoftMarginLoss' applies sigmoid to them again: the "
                + "predicted probability cannot leave (0.5, 0.731), and the loss cannot fall below 0.693 for a negative label or "
                + "0.313 for a positive one. Give it the logits (the values before the activation).",
            "'torch.sigmoid' 已经得到概率，'MultiLabelSoftMarginLoss' 又对它做了一次 sigmoid：预测概率只能落在 (0.5, 0.731) 之间，负类的损失不会低于 0.693，"
                + "正类的损失不会低于 0.313。请传入 logits（激活函数之前的值）。"
        },
        {
            "torch.softmax(z, 1)", "functional.cross_entropy({0}, y)",
            "'torch.softmax' already makes probabilities, and 'torch.nn.functional.cross_entropy' applies softmax to them "
                + "again: the loss cannot fall below log(1 + (K - 1)/e) for K classes, 1.461 for 10, however good the model is. "
                + "Give it the logits (the values before the activation).",
            "'torch.softmax' 已经得到概率，'torch.nn.functional.cross_entropy' 又对它做了一次 softmax：无论模型多好，K 类时损失都不会低于 log(1 + (K - "
                + "1)/e)（10 类时为 1.461）。请传入 logits（激活函数之前的值）。"
        },
        {
            "functional.log_softmax(z, 1)", "CrossEntropyLoss().forward({0}, y)",
            "'torch.nn.functional.log_softmax' already makes log-probabilities, and 'CrossEntropyLoss' applies log-softmax "
                + "to them again: harmless, because log-softmax leaves its own output as it is, but one pass is wasted. Give it "
                + "the logits (the values before the activation), or use NLLLoss.",
            "'torch.nn.functional.log_softmax' 已经得到对数概率，'CrossEntropyLoss' 又对它做了一次 log-softmax：log-softmax 作用于自己的输出时结果不变，"
                + "所以没有害处，只是白白多算一遍。请传入 logits（激活函数之前的值），或改用 NLLLoss。"
        },
        {
            "torch.softmax(z, 1).log()", "CrossEntropyLoss().forward({0}, y)",
            "'Tensor.log' already makes log-probabilities, and 'CrossEntropyLoss' applies log-softmax to them again: the "
                + "same in theory, but in float32 the gradient is NaN where the right class is 90 below the largest logit, and "
                + "from 104 on the loss is infinite. Give it the logits (the values before the activation).",
            "'Tensor.log' 已经得到对数概率，'CrossEntropyLoss' 又对它做了一次 log-softmax：理论上结果不变，但在 float32 中，正确类别的 logit 比最大的低 90 时梯度就是 "
                + "NaN，低 104 时损失为无穷大。请传入 logits（激活函数之前的值）。"
        },
        {
            "torch.softmax(z, 1).clamp(1e-7, 1).log()", "CrossEntropyLoss().forward({0}, y)",
            "'Tensor.log' already makes log-probabilities, and 'CrossEntropyLoss' applies log-softmax to them again: the same but for the clamp, "
                + "under which a right class keeps almost no gradient. Give it the logits (the values before the activation).",
            "'Tensor.log' 已经得到对数概率，'CrossEntropyLoss' 又对它做了一次 log-softmax：除截断（clamp）之外结果不变，但正确类别的概率一旦被截断，就几乎没有梯度了。"
                + "请传入 logits（激活函数之前的值）。"
        },
        {
            "torch.sigmoid(z)", "CrossEntropyLoss().forward({0}, y)",
            "'torch.sigmoid' squashes what 'CrossEntropyLoss' takes for logits (any real numbers): the loss cannot fall "
                + "below log(1 + (K - 1)/e) for K classes, 1.461 for 10. Give it the values before the activation.",
            "'CrossEntropyLoss' 需要 logits（任意实数），但 'torch.sigmoid' 已经把它们压缩：K 类时损失不会低于 log(1 + (K - 1)/e)（10 类时为 1.461）。"
                + "请传入激活函数之前的值。"
        },
        {
            "torch.tanh(z)", "CrossEntropyLoss().forward({0}, y)",
            "'torch.tanh' squashes what 'CrossEntropyLoss' takes for logits (any real numbers): the loss cannot fall below "
                + "log(1 + (K - 1)/e²) for K classes, 0.797 for 10. Give it the values before the activation.",
            "'CrossEntropyLoss' 需要 logits（任意实数），但 'torch.tanh' 已经把它们压缩：K 类时损失不会低于 log(1 + (K - 1)/e²)（10 类时为 0.797）。"
                + "请传入激活函数之前的值。"
        },
        {
            "functional.relu(z)", "CrossEntropyLoss().forward({0}, y)",
            "'torch.nn.functional.relu' squashes what 'CrossEntropyLoss' takes for logits (any real numbers): a class whose "
                + "logit is negative gets a gradient of exactly 0. Give it the values before the activation.",
            "'CrossEntropyLoss' 需要 logits（任意实数），但 'torch.nn.functional.relu' 已经把它们压缩：logit 为负的类别，梯度恰好为 0。请传入激活函数之前的值。"
        },
        {
            "torch.softmax(z, 1)", "BCEWithLogitsLoss().forward({0}, y)",
            "'torch.softmax' squashes what 'BCEWithLogitsLoss' takes for logits (any real numbers): every predicted "
                + "probability stays between 0.5 and 0.731. Give it the values before the activation.",
            "'BCEWithLogitsLoss' 需要 logits（任意实数），但 'torch.softmax' 已经把它们压缩：预测概率只能落在 0.5 和 0.731 之间。请传入激活函数之前的值。"
        },
        {
            "functional.log_softmax(z, 1)", "BCEWithLogitsLoss().forward({0}, y)",
            "'torch.nn.functional.log_softmax' squashes what 'BCEWithLogitsLoss' takes for logits (any real numbers): no "
                + "predicted probability can exceed 0.5. Give it the values before the activation.",
            "'BCEWithLogitsLoss' 需要 logits（任意实数），但 'torch.nn.functional.log_softmax' 已经把它们压缩：预测概率永远不会超过 0.5。请传入激活函数之前的值。"
        },
        {
            "functional.logsigmoid(z)", "BCEWithLogitsLoss().forward({0}, y)",
            "'torch.nn.functional.logsigmoid' squashes what 'BCEWithLogitsLoss' takes for logits (any real numbers): no "
                + "predicted probability can exceed 0.5. Give it the values before the activation.",
            "'BCEWithLogitsLoss' 需要 logits（任意实数），但 'torch.nn.functional.logsigmoid' 已经把它们压缩：预测概率永远不会超过 0.5。请传入激活函数之前的值。"
        },
        {
            "functional.relu(z)", "BCEWithLogitsLoss().forward({0}, y)",
            "'torch.nn.functional.relu' squashes what 'BCEWithLogitsLoss' takes for logits (any real numbers): no predicted "
                + "probability can fall below 0.5, and a negative logit gets a gradient of exactly 0. Give it the values before "
                + "the activation.",
            "'BCEWithLogitsLoss' 需要 logits（任意实数），但 'torch.nn.functional.relu' 已经把它们压缩：预测概率永远不会低于 0.5，logit 为负时梯度恰好为 0。"
                + "请传入激活函数之前的值。"
        },
        {
            "torch.tanh(z)", "BCEWithLogitsLoss().forward({0}, y)",
            "'torch.tanh' squashes what 'BCEWithLogitsLoss' takes for logits (any real numbers): every predicted probability "
                + "stays between 0.269 and 0.731. Give it the values before the activation.",
            "'BCEWithLogitsLoss' 需要 logits（任意实数），但 'torch.tanh' 已经把它们压缩：预测概率只能落在 0.269 和 0.731 之间。请传入激活函数之前的值。"
        },
        {
            "Linear(2, 1).forward(z)", "functional.binary_cross_entropy({0}, y)",
            "'torch.nn.functional.binary_cross_entropy' takes probabilities, but 'Linear' can make values outside [0, 1], "
                + "and libtorch throws as soon as it meets one. Use binary_cross_entropy_with_logits, or apply sigmoid first.",
            "'torch.nn.functional.binary_cross_entropy' 需要概率，但 'Linear' 可能给出 [0, 1] 之外的值，一遇到这样的值 libtorch 就会抛出异常。请改用 "
                + "binary_cross_entropy_with_logits，或先做 sigmoid。"
        },
        {
            "functional.log_softmax(z, 1)", "BCELoss().forward({0}, y)",
            "'BCELoss' takes probabilities, but 'torch.nn.functional.log_softmax' can make values outside [0, 1], and "
                + "libtorch throws as soon as it meets one. Take exp of it, or use softmax instead.",
            "'BCELoss' 需要概率，但 'torch.nn.functional.log_softmax' 可能给出 [0, 1] 之外的值，一遇到这样的值 libtorch 就会抛出异常。请对它取 exp，或改用 "
                + "softmax。"
        },
        {
            "functional.logsigmoid(z)", "BCELoss().forward({0}, y)",
            "'BCELoss' takes probabilities, but 'torch.nn.functional.logsigmoid' can make values outside [0, 1], and "
                + "libtorch throws as soon as it meets one. Give it the logits (the values before the activation) and use "
                + "BCEWithLogitsLoss, or take exp of it.",
            "'BCELoss' 需要概率，但 'torch.nn.functional.logsigmoid' 可能给出 [0, 1] 之外的值，一遇到这样的值 libtorch 就会抛出异常。请传入 "
                + "logits（激活函数之前的值）并改用 BCEWithLogitsLoss，或对它取 exp。"
        },
        {
            "Linear(2, 1).forward(z)", "functional.nll_loss({0}, y)",
            "'torch.nn.functional.nll_loss' takes log-probabilities and computes no logarithm itself, but 'Linear' makes "
                + "logits (any real numbers): the loss is unbounded below. Use cross_entropy, or apply log_softmax first.",
            "'torch.nn.functional.nll_loss' 需要对数概率，自己并不取对数，而 'Linear' 给出的是 logits（任意实数）：损失没有下界。请改用 cross_entropy，或先做 "
                + "log_softmax。"
        },
        {
            "torch.sigmoid(z)", "NLLLoss().forward({0}, y)",
            "'NLLLoss' takes log-probabilities and computes no logarithm itself, but 'torch.sigmoid' makes probabilities: "
                + "the loss stays in [-1, 0] and is no likelihood. Use log_softmax instead, or CrossEntropyLoss on the values "
                + "before the activation.",
            "'NLLLoss' 需要对数概率，自己并不取对数，而 'torch.sigmoid' 给出的是概率：损失只在 [-1, 0] 之间，已不是似然。请改用 log_softmax，或把激活函数之前的值交给 "
                + "CrossEntropyLoss。"
        },
        {
            "torch.sigmoid(z)", "functional.binary_cross_entropy({0}, y)",
            "'torch.nn.functional.binary_cross_entropy' is given 'torch.sigmoid': right, but in float32 the gradient of a "
                + "negative label is exactly 0 from a logit of 16.64 on. Give it the logits (the values before the activation) and "
                + "use binary_cross_entropy_with_logits, the same function without that hole.",
            "'torch.nn.functional.binary_cross_entropy' 收到的是 'torch.sigmoid'：结果正确，但在 float32 中，负类的 logit 从 16.64 起梯度恰好为 0。"
                + "请传入 logits（激活函数之前的值）并改用 binary_cross_entropy_with_logits，它是同一个函数，却没有这个缺陷。"
        },
        {
            "torch.sigmoid(z).mean(new long[] { 1 })", "BCEWithLogitsLoss().forward({0}, y)",
            "'torch.sigmoid' already makes probabilities, and 'BCEWithLogitsLoss' applies sigmoid to them again: the "
                + "predicted probability cannot leave (0.5, 0.731), and the loss cannot fall below 0.693 for a negative label or "
                + "0.313 for a positive one. Use BCELoss.",
            "'torch.sigmoid' 已经得到概率，'BCEWithLogitsLoss' 又对它做了一次 sigmoid：预测概率只能落在 (0.5, 0.731) 之间，负类的损失不会低于 0.693，正类的损失不会低于 "
                + "0.313。请改用 BCELoss。"
        },
        {
            "torch.softmax(z, 1).select(1, 0)", "MultiLabelSoftMarginLoss().forward({0}, y)",
            "'torch.softmax' already makes probabilities, and 'MultiLabelSoftMarginLoss' applies sigmoid to them again: the "
                + "predicted probability cannot leave (0.5, 0.731), and the loss cannot fall below 0.693 for a negative label or "
                + "0.313 for a positive one. Apply torch.logit first.",
            "'torch.softmax' 已经得到概率，'MultiLabelSoftMarginLoss' 又对它做了一次 sigmoid：预测概率只能落在 (0.5, 0.731) 之间，负类的损失不会低于 0.693，"
                + "正类的损失不会低于 0.313。请先做 torch.logit。"
        },
        {
            "torch.softmax(z, 1).mean(new long[] { 2 })", "CrossEntropyLoss().forward({0}, y)",
            "'torch.softmax' squashes what 'CrossEntropyLoss' takes for logits (any real numbers): the loss cannot fall "
                + "below log(1 + (K - 1)/e) for K classes, 1.461 for 10. Take the logarithm and use NLLLoss.",
            "'CrossEntropyLoss' 需要 logits（任意实数），但 'torch.softmax' 已经把它们压缩：K 类时损失不会低于 log(1 + (K - 1)/e)（10 类时为 1.461）。"
                + "请取对数并改用 NLLLoss。"
        },
        {
            "torch.tanh(Linear(2, 1).forward(z))", "BCELoss().forward({0}, y)",
            "'BCELoss' takes probabilities, but 'torch.tanh' can make values outside [0, 1], and libtorch throws as soon as "
                + "it meets one. Use sigmoid instead, or BCEWithLogitsLoss on the values before the activation.",
            "'BCELoss' 需要概率，但 'torch.tanh' 可能给出 [0, 1] 之外的值，一遇到这样的值 libtorch 就会抛出异常。请改用 sigmoid，或把激活函数之前的值交给 "
                + "BCEWithLogitsLoss。"
        },
        {
            "torch.tanh(z)", "NLLLoss().forward({0}, y)",
            "'NLLLoss' takes log-probabilities and computes no logarithm itself, but 'torch.tanh' makes numbers between -1 "
                + "and 1: the loss stays there, too, and is no likelihood. Use log_softmax instead, or CrossEntropyLoss on the "
                + "values before the activation.",
            "'NLLLoss' 需要对数概率，自己并不取对数，而 'torch.tanh' 给出的是 -1 和 1 之间的数：损失也只在这个范围内，已不是似然。请改用 log_softmax，或把激活函数之前的值交给 "
                + "CrossEntropyLoss。"
        },
        {
            "functional.relu(z)", "NLLLoss().forward({0}, y)",
            "'NLLLoss' takes log-probabilities and computes no logarithm itself, but 'torch.nn.functional.relu' makes no "
                + "negative numbers: the loss cannot rise above 0 and is no likelihood. Use log_softmax instead, or "
                + "CrossEntropyLoss on the values before the activation.",
            "'NLLLoss' 需要对数概率，自己并不取对数，而 'torch.nn.functional.relu' 给出的是非负数：损失不会高于 0，已不是似然。请改用 log_softmax，或把激活函数之前的值交给 "
                + "CrossEntropyLoss。"
        },
        {
            "torch.softmax(z, 1).mean(new long[] { 2 })", "NLLLoss().forward({0}, y)",
            "'NLLLoss' takes log-probabilities and computes no logarithm itself, but 'torch.softmax' makes probabilities: "
                + "the loss stays in [-1, 0] and is no likelihood. Take the logarithm first.",
            "'NLLLoss' 需要对数概率，自己并不取对数，而 'torch.softmax' 给出的是概率：损失只在 [-1, 0] 之间，已不是似然。请先取对数。"
        },
        {
            "Linear(2, 1).forward(z)", "CTCLoss().forward({0}, y, y, y)",
            "'CTCLoss' takes log-probabilities and computes no logarithm itself, but 'Linear' makes logits (any real "
                + "numbers): the loss is unbounded below. Apply log_softmax first.",
            "'CTCLoss' 需要对数概率，自己并不取对数，而 'Linear' 给出的是 logits（任意实数）：损失没有下界。请先做 log_softmax。"
        },
        {
            "torch.softmax(z, 2)", "functional.ctc_loss({0}, y, y, y)",
            "'torch.nn.functional.ctc_loss' takes log-probabilities and computes no logarithm itself, but 'torch.softmax' "
                + "makes probabilities: the loss falls below 0 and is no likelihood. Use log_softmax instead.",
            "'torch.nn.functional.ctc_loss' 需要对数概率，自己并不取对数，而 'torch.softmax' 给出的是概率：损失会低于 0，已不是似然。请改用 log_softmax。"
        },
        {
            "torch.tanh(z)", "CTCLoss().forward({0}, y, y, y)",
            "'CTCLoss' takes log-probabilities and computes no logarithm itself, but 'torch.tanh' makes numbers between -1 "
                + "and 1: the loss falls below 0 and is no likelihood. Use log_softmax instead.",
            "'CTCLoss' 需要对数概率，自己并不取对数，而 'torch.tanh' 给出的是 -1 和 1 之间的数：损失会低于 0，已不是似然。请改用 log_softmax。"
        },
    };
}
