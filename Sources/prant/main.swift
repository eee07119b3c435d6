print("prant")
