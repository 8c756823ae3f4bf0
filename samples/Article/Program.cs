using Article;

return await CommandLine.Create().Parse(args).InvokeAsync();
